using System.Text.Json.Nodes;

namespace EscrowGrid.Client.Positions;

/// <summary>A change of state to make.</summary>
/// <param name="ToState">The state to reach.</param>
/// <param name="Reason">For the record: at most 1000 characters, or null.</param>
/// <param name="Metadata">At most 64 KiB of JSON and 10 levels, or null.</param>
public sealed record PositionTransition(PositionState ToState, string? Reason = null, JsonObject? Metadata = null);
