using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>
/// A command of the staff that waits for a second person (specification, T-43 and T-47). It is stored as every
/// command, and decided when somebody else has agreed, for the version of the escrow that it was wanted of.
/// </summary>
/// <param name="Command">The command; it has one approval.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="EscrowVersion">Of the last change that a decision about the money hangs on; approved for that alone.
/// </param>
/// <param name="Money">What would leave the escrow's held money, at most.</param>
/// <param name="RequestedBy">The user who wants it; null for a key.</param>
/// <param name="CreatedAt">When, in UTC.</param>
public sealed record EscrowApproval(
    StoredCommand Command,
    EscrowId Escrow,
    long EscrowVersion,
    Money Money,
    UserId? RequestedBy,
    DateTimeOffset CreatedAt) : IListed
{
    /// <summary>Follows from the command's.</summary>
    public ApprovalId Id => new(Command.Id.Value);

    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>The key that wants it; null for a user, and for root.</summary>
    public ApiKeyId? RequestedByKey { get; init; }

    /// <summary>Null until somebody decides, or the time is over.</summary>
    public EscrowApprovalDecision? Decision { get; init; }

    /// <summary>Whether something that the decision hangs on has changed since.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether who wanted it is no longer of the staff, or the key was revoked.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>From then on nobody can approve it.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Limits.ApprovalPatience;

    public ApprovalState StateAt(DateTimeOffset now) =>
        Decision is { } decision ? decision.State
        : IsSuperseded ? ApprovalState.Superseded
        : IsWithdrawn ? ApprovalState.Withdrawn
        : now >= ExpiresAt ? ApprovalState.Expired
        : ApprovalState.Pending;
}
