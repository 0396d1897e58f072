using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Whether what staff decide about money that waits for them is possible.</summary>
public sealed class FundsCheck(IEscrowStore escrows, PaymentRails rails)
{
    internal async Task<(Escrow? Escrow, Problem? Problem)> FindEscrowAsync(
        InboundFunds known, DecideFunds.Command command, Caller caller, CancellationToken cancellationToken)
    {
        if ((known.Escrow ?? command.Escrow) is not { } id)
            return (null, null);
        var escrow = await escrows.FindAsync(id, cancellationToken);
        if (escrow is null || !caller.Reaches(escrow.Institution))
            return (null, new Problem(Problems.EscrowNotFound));
        if (EscrowAccess.See(escrow, caller).Actor.Class is ActorClass.Buyer or ActorClass.Seller)
            return (null, Problems.EscrowActionForbidden.With("Its parties may not"));
        // Money goes back by the rail that it came by.
        if (escrow.Rail != known.Rail)
            return (null, Problems.RailMismatch.With($"They came by {WireName<Rail>.Of(known.Rail)}"));
        return (escrow, null);
    }

    /// <summary>
    /// It may have waited for days: what its provider has taken back meanwhile would count, or be sent back, out of the
    /// money of others (specification, T-21 and T-22).
    /// </summary>
    /// <returns>Null where its provider still has it, or cannot be asked here because the rail is not configured.
    /// </returns>
    internal async Task<Problem?> FindDoubtAsync(InboundFunds held, CancellationToken cancellationToken)
    {
        if (held.CollectionId is not { } id || rails.Find(held.Rail) is not { } rail)
            return null;
        try
        {
            var way = new Collection(id, ClientSecret: null, DepositAddress: null);
            var list = await rail.FindPaymentsAsync(way, cancellationToken);
            var there = list.Payments.FirstOrDefault(it => it.ProviderId == held.ProviderId);
            // It may be an entry that nobody can tell from others.
            if (there is null && !list.IsWhole)
                return new Problem(Problems.RailUnavailable);
            return Judge(held, there) is { } doubt
                ? Problems.FundsStateRefused.With(doubt)
                : null;
        }
        catch (RailUnavailableException)
        {
            return new Problem(Problems.RailUnavailable);
        }
    }

    private static string? Judge(InboundFunds held, InboundPayment? there) => there switch
    {
        null => "Their provider does not list them any more",
        { State: not InboundState.Confirmed } => "Their provider does not have them for certain any more",
        _ when there.Money != held.Money => "Their provider has another amount",
        _ when there.Refunded != Balance.Zero && held.Reason is not FundsReason.RefundedElsewhere =>
            "Their provider has given some of them back",
        _ => null,
    };
}
