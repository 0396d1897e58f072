namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>escrow_approvals</c>: who asked a second person, by the id of the command.</summary>
internal sealed class EscrowApprovalRow
{
    public Guid Id { get; init; }

    public required string Currency { get; init; }

    public decimal Amount { get; init; }

    public Guid? RequestedBy { get; init; }

    public Guid? RequestedByKey { get; init; }

    public required string State { get; init; }

    public Guid? DecidedBy { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
