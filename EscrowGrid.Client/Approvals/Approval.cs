using System.Text.Json.Nodes;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Approvals;

/// <summary>A transition that waits for a second key, or waited for one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Of the position.</param>
/// <param name="PositionId">What is to move.</param>
/// <param name="PositionVersion">The only version that it can be approved for.</param>
/// <param name="ToState">Where to.</param>
/// <param name="State">When it was read.</param>
/// <param name="RequestedBy">The id of the key that asked, or <c>root</c>.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ExpiresAt">From when on it can no longer be approved.</param>
public sealed record Approval(
    string Id,
    string InstitutionId,
    string PositionId,
    long PositionVersion,
    PositionState ToState,
    ApprovalState State,
    string RequestedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>What would leave the position; null when a partial release does not say.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Of the transition.</summary>
    public string? Reason { get; init; }

    /// <summary>Of the transition.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>The id of the key that decided, or <c>root</c>; null before.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Of a rejection, if given.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>Null before.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}
