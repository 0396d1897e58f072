using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Closes a way in at its provider, as far as the provider can do so.</summary>
public sealed class CollectionClosure(
    IFundsStore funds, IEscrowStore escrows, LookForMoney money, PaymentRails rails)
{
    /// <returns>Whether nothing can come in any more that would count, and whatever did has been recorded.</returns>
    public async Task<bool> TryAsync(EscrowCollection open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (open.ToWay() is not { } way)
            return true;
        try
        {
            var closing = await rails.Require(open.Rail).CloseCollectionAsync(way, cancellationToken);
            // Also where it was closed: what came just before counts.
            await money.LookAsync(open, cancellationToken);
            if (closing is CollectionClosing.Processing)
                return false;
        }
        catch (RailUnavailableException)
        {
            return false;
        }

        var escrow = await escrows.FindAsync(open.Escrow, cancellationToken);
        var known = await funds.FindOfEscrowAsync(open.Escrow, cancellationToken);
        return escrow is { State: not EscrowState.AwaitFunds } || !known.Any(it => IsUndecided(it, escrow!));
    }

    /// <summary>Whether it may yet pay for the escrow.</summary>
    private static bool IsUndecided(InboundFunds it, Escrow escrow)
    {
        // Another asset never pays for it; what cannot be read may.
        if (it.Money is null && it.Reason is not FundsReason.Unreadable)
            return false;
        return it.State switch
        {
            FundsState.Observed or FundsState.Held => true,
            FundsState.Accepted or FundsState.Returned =>
                escrow.Receipts.All(done => done.ProviderId != it.ProviderId),
            _ => false,
        };
    }
}
