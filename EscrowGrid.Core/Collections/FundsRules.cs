using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>What becomes of money by what its provider says of it now. Pure; whatever comes late or twice is no news.
/// </summary>
internal static class FundsRules
{
    /// <param name="known">As it is here; null for money that is new.</param>
    /// <param name="said">As the provider has it now.</param>
    /// <param name="isRefundedElsewhere">Whether more of it has gone back than was decided here.</param>
    /// <returns>The state that it gets, and why somebody has to look at it; null for no news.</returns>
    public static (FundsState State, string? Reason)? Judge(
        InboundFunds? known, InboundPayment said, bool isRefundedElsewhere)
    {
        var verdict = (known?.State, said.State) switch
        {
            (null or FundsState.Observed or FundsState.Failed or FundsState.Unmatched, _) =>
                First(said, isRefundedElsewhere),
            (FundsState.Accepted or FundsState.Returned or FundsState.Reversed, InboundState.Confirmed)
                when isRefundedElsewhere => (FundsState.Reversed, FundsReason.RefundedElsewhere),
            (FundsState.Accepted or FundsState.Returned, InboundState.Confirmed) => ((FundsState, string?)?)null,
            (FundsState.Accepted or FundsState.Returned or FundsState.Reversed, InboundState.Pending) =>
                (FundsState.Reversed, FundsReason.InQuestion),
            (FundsState.Accepted or FundsState.Returned or FundsState.Reversed, InboundState.Failed) =>
                (FundsState.Reversed, FundsReason.TakenBack),
            // A dispute that was won, a block that is deep enough again, a refund that the bank did not take.
            (FundsState.Reversed, InboundState.Confirmed) => (FundsState.Accepted, null),
            // Of what counts an answer that nobody can read says nothing.
            (FundsState.Accepted or FundsState.Returned or FundsState.Reversed, InboundState.Unreadable) => null,
            (FundsState.Held, InboundState.Failed) => (FundsState.Failed, null),
            (FundsState.Held, _) when known!.Reason is FundsReason.Unreadable => First(said, isRefundedElsewhere),
            // Whoever bears a refund has not borne a dispute of all of it.
            (FundsState.Dismissed, InboundState.Pending) when known!.Reason is FundsReason.RefundedElsewhere =>
                (FundsState.Reversed, FundsReason.InQuestion),
            (FundsState.Dismissed, InboundState.Failed) when known!.Reason is FundsReason.RefundedElsewhere =>
                (FundsState.Reversed, FundsReason.TakenBack),
            _ => null,
        };
        return verdict is { } it && known is not null && it == (known.State, known.Reason) ? null : verdict;
    }

    /// <summary>
    /// What becomes of money that its provider lists no more. Whatever counts is in question at once, which moves
    /// nothing; what does not count yet is given time, as one answer may be behind.
    /// </summary>
    /// <param name="known">As it was before the provider was asked.</param>
    /// <param name="now">The moment of its answer.</param>
    /// <returns>What changes of it; null for no news.</returns>
    public static InboundFunds? JudgeMissing(InboundFunds known, DateTimeOffset now) =>
        known switch
        {
            { State: FundsState.Observed, Reason: not FundsReason.NotListed } =>
                known with { Reason = FundsReason.NotListed },
            { State: FundsState.Observed } when IsOver(known.UpdatedAt, now) =>
                known with { State = FundsState.Failed },
            // Why it is held stays said: it may be there again, and who may decide about it hangs on that.
            { State: FundsState.Held, MissingSince: null } => known with { MissingSince = now },
            { State: FundsState.Held, MissingSince: { } since } when IsOver(since, now) => known with
            {
                State = FundsState.Failed,
                Reason = FundsReason.NotListed,
                MissingSince = null,
            },
            { State: FundsState.Accepted or FundsState.Returned } => Reverse(known),
            // Whoever bears a refund has not borne the loss of all of it.
            { State: FundsState.Reversed or FundsState.Dismissed, Reason: FundsReason.RefundedElsewhere } =>
                Reverse(known),
            _ => null,
        };

    private static bool IsOver(DateTimeOffset missingSince, DateTimeOffset now) =>
        now - missingSince >= Limits.MissingFundsPatience;

    private static InboundFunds Reverse(InboundFunds known) =>
        known with { State = FundsState.Reversed, Reason = FundsReason.NotListed };

    private static (FundsState State, string? Reason) First(InboundPayment said, bool isRefundedElsewhere) =>
        said switch
        {
            { State: InboundState.Pending } => (FundsState.Observed, null),
            { State: InboundState.Failed } => (FundsState.Failed, null),
            { State: InboundState.Unreadable } => (FundsState.Held, FundsReason.Unreadable),
            { Money: null } => (FundsState.Held, FundsReason.WrongAsset),
            _ when isRefundedElsewhere => (FundsState.Held, FundsReason.RefundedElsewhere),
            _ => (FundsState.Accepted, null),
        };
}
