using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows;

/// <summary>What was said in disputes.</summary>
public interface IDisputeMessageStore
{
    Task AddAsync(DisputeMessage message, Trail trail, CancellationToken cancellationToken);

    /// <summary>Of one escrow, oldest first.</summary>
    Task<Listing<DisputeMessage>> ListAsync(EscrowId escrow, Page page, CancellationToken cancellationToken);
}
