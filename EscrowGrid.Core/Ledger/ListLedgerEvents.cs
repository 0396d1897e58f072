using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Ledger;

/// <summary>The ledger of one position; for root also of all positions.</summary>
public sealed class ListLedgerEvents(ILedgerStore ledger, IPositionStore positions)
{
    /// <param name="position">Null when the request names none.</param>
    /// <param name="page">Which rows.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<Result<Slice<LedgerEvent>>> HandleAsync(
        PositionId? position, Page page, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (position is not { } id)
        {
            return caller.IsRoot
                ? await ledger.ListAsync(position: null, page, cancellationToken)
                : Problems.LedgerNeedsPosition;
        }

        if (await positions.FindOwnerAsync(id, cancellationToken) is not { } owner)
            return Problems.PositionNotFound;
        return caller.Reaches(owner)
            ? await ledger.ListAsync(id, page, cancellationToken)
            : Problems.LedgerForbidden;
    }
}
