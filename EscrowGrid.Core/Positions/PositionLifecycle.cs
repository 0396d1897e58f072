using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Decides transitions. Pure: a function of the position, of what is wanted and of who wants it (wire contract,
/// section 6). The transition itself and the list of allowed actions both ask here, so they cannot disagree.
/// </summary>
public static class PositionLifecycle
{
    public static Result<TransitionDecision> Decide(Position position, WantedTransition wanted, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.MayWrite)
            return Problems.WriteForbidden;
        if (!caller.Has(Scopes.PositionsWrite))
            return Problems.ScopeMissing.With($"{ScopeNames.NameOf(Scopes.PositionsWrite)} is required");
        if (IsRepeat(position, wanted))
            return TransitionDecision.Stay;
        if (!TransitionTable.Allows(position.State, wanted.ToState))
            return Refuse($"Invalid transition from {Name(position.State)} to {Name(wanted.ToState)}");
        return wanted.ToState is PositionState.PartiallyReleased && FindReleaseRefusal(position, wanted) is { } refusal
            ? refusal
            : TransitionDecision.Move;
    }

    /// <summary>Every state that the table leads to, and whether this caller may take this position there.</summary>
    public static IEnumerable<AllowedAction> FindActions(Position position, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(position);
        return TransitionTable.Targets.Select(target =>
            new AllowedAction(target, FindReason(Decide(position, Probe(position, target), caller), position)));
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

    // A partial release is possible when the rest could be released; any other way is asked for as it is.
    private static WantedTransition Probe(Position position, PositionState target) =>
        new(target, target is PositionState.PartiallyReleased ? position.Remaining.Rest : null);

    private static string? FindReason(Result<TransitionDecision> decided, Position position)
    {
        if (!decided.TryGet(out var decision, out var problem))
            return problem.Details as string ?? problem.Kind.Title;
        return decision is TransitionDecision.Stay ? $"Position is already {Name(position.State)}" : null;
    }

    private static Problem Refuse(string details) => Problems.TransitionRefused.With(details);

    private static string Name(PositionState state) => WireName<PositionState>.Of(state);
}
