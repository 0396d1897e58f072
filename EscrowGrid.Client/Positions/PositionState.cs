using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Positions;

/// <summary>Where a position is in its life (tokenization-api.md 6). The last three are final.</summary>
public enum PositionState
{
    [JsonStringEnumMemberName("CREATED")]
    Created,

    [JsonStringEnumMemberName("FUNDED")]
    Funded,

    [JsonStringEnumMemberName("PARTIALLY_RELEASED")]
    PartiallyReleased,

    [JsonStringEnumMemberName("RELEASED")]
    Released,

    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,

    [JsonStringEnumMemberName("EXPIRED")]
    Expired,
}
