using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Collections;

/// <summary>Money that providers say came in.</summary>
public interface IFundsStore
{
    Task<InboundFunds?> FindAsync(FundsId id, CancellationToken cancellationToken);

    /// <summary>All of one escrow, the oldest first.</summary>
    Task<IReadOnlyList<InboundFunds>> FindOfEscrowAsync(EscrowId escrow, CancellationToken cancellationToken);

    Task<Listing<InboundFunds>> ListAsync(FundsFilter filter, Page page, CancellationToken cancellationToken);

    /// <summary>How much waits for somebody, by state.</summary>
    Task<IReadOnlyDictionary<FundsState, long>> CountParkedAsync(CancellationToken cancellationToken);

    /// <summary>Stores a change with what the escrow is to do about it: all or nothing.</summary>
    /// <returns>False when it is no longer as it was when the change was decided.</returns>
    Task<bool> StoreAsync(FundsMove move, CancellationToken cancellationToken);
}
