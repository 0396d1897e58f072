using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Positions;

/// <summary>A tokenized escrow position.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Whose books it is in.</param>
/// <param name="AssetId">What it is held in.</param>
/// <param name="HolderReference">Whose it is.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">Units of the currency, at most 8 decimals.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">The time of its last event.</param>
/// <param name="Events">Its changes of state, oldest first.</param>
/// <param name="ExternalReference">The institution's own number, or null.</param>
public sealed record Position(
    string Id,
    string InstitutionId,
    string AssetId,
    string HolderReference,
    string Currency,
    decimal Amount,
    PositionState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<PositionEvent> Events,
    string? ExternalReference = null)
{
    /// <summary>What has not left the position; 0 once it is final.</summary>
    public decimal RemainingAmount { get; init; }

    /// <summary>1 at creation, one more with every event; what a transition can be bound to.</summary>
    public long Version { get; init; }

    /// <summary>True when no other position of the institution may carry the external reference.</summary>
    public bool UniqueExternalReference { get; init; }

    /// <summary>From when on it can only expire; null when it does not by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>As given at creation, or null.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>What this key may do with it now; null in lists.</summary>
    [JsonPropertyName("allowed_actions")]
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }
}
