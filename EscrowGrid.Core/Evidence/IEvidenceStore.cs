using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Evidence;

/// <summary>What is known of the files; they themselves are in the vault.</summary>
public interface IEvidenceStore
{
    /// <returns>False when the escrow has <see cref="Limits.EvidenceFiles"/> already.</returns>
    Task<bool> AddAsync(EvidenceFile file, Trail trail, CancellationToken cancellationToken);

    Task<EvidenceFile?> FindAsync(EvidenceId id, CancellationToken cancellationToken);

    /// <summary>Of one escrow, oldest first.</summary>
    Task<Listing<EvidenceFile>> ListAsync(EscrowId escrow, Page page, CancellationToken cancellationToken);

    /// <returns>False when it is settled already.</returns>
    Task<bool> SettleAsync(EvidenceFile settled, Trail trail, CancellationToken cancellationToken);
}
