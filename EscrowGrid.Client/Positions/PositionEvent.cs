using System.Text.Json.Nodes;

namespace EscrowGrid.Client.Positions;

/// <summary>One change of a position's state.</summary>
public sealed record PositionEvent(
    string Id,
    string PositionId,
    PositionState? FromState,
    PositionState ToState,
    DateTimeOffset At,
    string? Reason = null,
    JsonObject? Metadata = null)
{
    /// <summary>What left the position by it, or null.</summary>
    public decimal? Amount { get; init; }
}
