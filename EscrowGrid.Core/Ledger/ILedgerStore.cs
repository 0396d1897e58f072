using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Ledger;

public interface ILedgerStore
{
    /// <param name="position">Null for all positions.</param>
    /// <param name="page">Which rows.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Oldest first.</returns>
    Task<Slice<LedgerEvent>> ListAsync(PositionId? position, Page page, CancellationToken cancellationToken);
}
