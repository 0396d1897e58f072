using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Approvals;

/// <summary>A transition that waits for a second key, or waited for one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Institution">Of the position.</param>
/// <param name="Position">What is to move.</param>
/// <param name="PositionVersion">The version that it was asked of; the only one that it can be approved for.</param>
/// <param name="Wanted">What is to happen.</param>
/// <param name="Amount">What would leave the position; null for a partial release that does not say.</param>
/// <param name="RequestedBy">The key that asked; null for root.</param>
/// <param name="CreatedAt">UTC, whole milliseconds.</param>
/// <param name="ExpiresAt">From when on it can no longer be approved.</param>
public sealed record Approval(
    ApprovalId Id,
    InstitutionId Institution,
    PositionId Position,
    long PositionVersion,
    WantedTransition Wanted,
    Amount? Amount,
    ApiKeyId? RequestedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt) : IListed
{
    /// <summary>Null until somebody decided.</summary>
    public ApprovalDecision? Decision { get; init; }

    /// <summary>Whether the position has another version by now.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether the key that asked is revoked by now.</summary>
    public bool IsWithdrawn { get; init; }

    public RowKey Key => new(CreatedAt, Id.Value);

    public ApprovalState StateAt(DateTimeOffset now)
    {
        if (Decision is { } decision)
            return decision.IsApproved ? ApprovalState.Approved : ApprovalState.Rejected;
        if (IsSuperseded)
            return ApprovalState.Superseded;
        if (IsWithdrawn)
            return ApprovalState.Withdrawn;
        return ExpiresAt <= now ? ApprovalState.Expired : ApprovalState.Pending;
    }
}
