using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// Decides transitions. Pure: a function of the position and the wanted state (wire contract, section 6).
/// </summary>
public static class PositionLifecycle
{
    public static Result<TransitionDecision> Decide(Position position, PositionState to)
    {
        ArgumentNullException.ThrowIfNull(position);
        if (!TransitionTable.Allows(position.State, to))
        {
            return position.State == to
                ? TransitionDecision.Stay
                : Problems.TransitionRefused.With($"Invalid transition from {Name(position.State)} to {Name(to)}");
        }

        // Only a repeated partial release can go on for ever; the ways out of it stay open.
        return position.State == to && position.Events.Count >= Limits.PositionEvents
            ? Problems.TransitionRefused.With($"Position has reached {Limits.PositionEvents} events")
            : TransitionDecision.Move;
    }

    private static string Name(PositionState state) => WireName<PositionState>.Of(state);
}
