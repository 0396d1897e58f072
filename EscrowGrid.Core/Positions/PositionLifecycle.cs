using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Decides transitions. Pure: a function of the position and its rules, of what is wanted and of who wants it (wire
/// contract, section 6). The transition itself and the list of allowed actions both ask here, so they cannot disagree.
/// </summary>
public static class PositionLifecycle
{
    public static Result<TransitionDecision> Decide(GovernedPosition governed, WantedTransition wanted, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(governed);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.MayWrite)
            return Problems.WriteForbidden;
        if (!caller.Has(Scopes.PositionsWrite))
            return Problems.ScopeMissing.With($"{ScopeNames.NameOf(Scopes.PositionsWrite)} is required");
        if (IsRepeat(governed.Position, wanted))
            return TransitionDecision.Stay;
        if (FindRefusal(governed, wanted) is { } refusal)
            return refusal;
        return NeedsApproval(governed, wanted)
            ? Problems.ApprovalRequired.With(
                $"Approval by a second API key is required from {governed.Limits?.ApprovalAmount} on")
            : TransitionDecision.Move;
    }

    /// <summary>
    /// Why nobody may make this transition now, not even with approval. The policy binds callers, not the clock: past
    /// its expiry a position may only expire, and nothing forbids that.
    /// </summary>
    public static Problem? FindRefusal(GovernedPosition governed, WantedTransition wanted)
    {
        ArgumentNullException.ThrowIfNull(governed);
        ArgumentNullException.ThrowIfNull(wanted);
        var position = governed.Position;
        if (!TransitionTable.Allows(position.State, wanted.ToState))
            return Refuse($"Invalid transition from {Name(position.State)} to {Name(wanted.ToState)}");
        if (governed.IsPastExpiry)
        {
            return wanted.ToState is PositionState.Expired
                ? null
                : Problems.PositionPastExpiry.With($"Position is past its expiry, {position.ExpiresAt?.ToWireText()}");
        }

        if (governed.Limits?.Blocks(TargetOf(wanted.ToState)) is true)
            return Problems.TransitionBlocked.With($"Policy blocks transitions to {Name(wanted.ToState)}");
        return wanted.ToState is PositionState.PartiallyReleased ? FindReleaseRefusal(position, wanted) : null;
    }

    /// <summary>Every state that the table leads to, and whether this caller may take this position there.</summary>
    public static IEnumerable<AllowedAction> FindActions(GovernedPosition governed, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(governed);
        return TransitionTable.Targets.Select(target => new AllowedAction(
            target, FindReason(Decide(governed, Probe(governed.Position, target), caller), governed.Position)));
    }

    /// <summary>What leaves the position when it moves as wanted; null when nothing does or was said to.</summary>
    public static Amount? AmountMovedBy(Position position, WantedTransition wanted)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(wanted);
        if (!TransitionTable.IsFinal(wanted.ToState))
            return wanted.Amount;
        // Nothing was paid in before FUNDED, so nothing is paid back.
        return position.State is PositionState.Created ? null : position.Remaining.Rest;
    }

    /// <summary>
    /// Whether money would leave the position, to whomever, that is as much as the policy wants two keys for. A partial
    /// release that does not say its amount may be of all that remains. Expiry past its time is the clock's.
    /// </summary>
    private static bool NeedsApproval(GovernedPosition governed, WantedTransition wanted)
    {
        var position = governed.Position;
        if (governed.Limits?.ApprovalAmount is not { } threshold || governed.IsPastExpiry
            || position.State is PositionState.Created)
        {
            return false;
        }

        return (AmountMovedBy(position, wanted) ?? position.Remaining.Rest) is { } moved && moved >= threshold;
    }

    /// <summary>
    /// A repeat changes and records nothing. A partial release is one when it names no amount and says nothing else
    /// than the release before; with an amount it is always a new release.
    /// </summary>
    private static bool IsRepeat(Position position, WantedTransition wanted)
    {
        if (position.State != wanted.ToState)
            return false;
        if (!TransitionTable.Allows(position.State, wanted.ToState))
            return true;
        var last = position.Events[^1];
        return wanted.Amount is null && wanted.Reason == last.Reason && wanted.Metadata == last.Metadata;
    }

    private static Problem? FindReleaseRefusal(Position position, WantedTransition wanted)
    {
        if (position.Remaining.Rest is null)
            return Refuse("Nothing remains to be released");
        if (wanted.Amount is { } amount && !position.Remaining.Covers(amount))
            return Problems.AmountAboveRemaining.With($"remainingAmount={position.Remaining}");
        // Only a repeated partial release can go on for ever; the ways out of it stay open.
        return position.State == wanted.ToState && position.Events.Count >= Limits.PositionEvents
            ? Refuse($"Position has reached {Limits.PositionEvents} events")
            : null;
    }

    // A partial release is possible when the least of the rest could be released; any other way is asked for as it is.
    private static WantedTransition Probe(Position position, PositionState target) =>
        target is PositionState.PartiallyReleased && position.Remaining.Rest is not null
            ? new(target, Amount.Least)
            : new(target);

    private static string? FindReason(Result<TransitionDecision> decided, Position position)
    {
        if (!decided.TryGet(out var decision, out var problem))
            return problem.Details as string ?? problem.Kind.Title;
        return decision is TransitionDecision.Stay ? $"Position is already {Name(position.State)}" : null;
    }

    private static TransitionTarget TargetOf(PositionState state) => state switch
    {
        PositionState.Funded => TransitionTarget.Funded,
        PositionState.PartiallyReleased => TransitionTarget.PartiallyReleased,
        PositionState.Released => TransitionTarget.Released,
        PositionState.Cancelled => TransitionTarget.Cancelled,
        PositionState.Expired => TransitionTarget.Expired,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing leads there."),
    };

    private static Problem Refuse(string details) => Problems.TransitionRefused.With(details);

    private static string Name(PositionState state) => WireName<PositionState>.Of(state);
}
