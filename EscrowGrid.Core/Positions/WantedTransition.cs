using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Positions;

/// <summary>What somebody wants to happen to a position.</summary>
/// <param name="ToState">The state to reach.</param>
/// <param name="Amount">What to release; only ever given with <see cref="PositionState.PartiallyReleased"/>.</param>
/// <param name="Reason">For the record.</param>
/// <param name="Metadata">For the record.</param>
public sealed record WantedTransition(
    PositionState ToState, Amount? Amount = null, string? Reason = null, JsonText? Metadata = null);
