using EscrowGrid.Client.Approvals;

namespace EscrowGrid.Client.Escrows;

/// <summary>A command of the staff that waits, or waited, for a second person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Whose marketplace.</param>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="CommandId">The command.</param>
/// <param name="Command">What is wanted.</param>
/// <param name="State">Now.</param>
/// <param name="RequestedBy">The user or the key that asked, or <c>root</c>.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ExpiresAt">From when on it can no longer be approved.</param>
public sealed record EscrowApproval(
    string Id,
    string InstitutionId,
    string EscrowId,
    string CommandId,
    string Command,
    ApprovalState State,
    string RequestedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The only version of the escrow that it can be approved for.</summary>
    public long EscrowVersion { get; init; }

    /// <summary>What it decides about, at most.</summary>
    public decimal Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>The user; null before, and where the time was over.</summary>
    public string? DecidedBy { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }
}
