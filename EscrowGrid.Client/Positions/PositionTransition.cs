using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Positions;

/// <summary>A change of state to make.</summary>
/// <param name="ToState">The state to reach.</param>
/// <param name="Reason">For the record: at most 1000 characters, or null.</param>
/// <param name="Metadata">At most 64 KiB of JSON and 10 levels, or null.</param>
public sealed record PositionTransition(PositionState ToState, string? Reason = null, JsonObject? Metadata = null)
{
    /// <summary>What to release, only with <see cref="PositionState.PartiallyReleased"/>; or null.</summary>
    public decimal? Amount { get; init; }

    /// <summary>
    /// The <see cref="Position.Version"/> to change: when the position has another one, the call is refused as a
    /// conflict and changes nothing. Null for any.
    /// </summary>
    [JsonIgnore]
    public long? IfVersion { get; init; }
}
