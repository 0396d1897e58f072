namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>approvals</c>.</summary>
internal sealed class ApprovalRow
{
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public Guid PositionId { get; init; }

    public long PositionVersion { get; init; }

    public required string ToState { get; init; }

    public decimal? Amount { get; init; }

    public string? Reason { get; init; }

    public string? Metadata { get; init; }

    /// <summary>Null for root.</summary>
    public Guid? RequestedBy { get; init; }

    public required string State { get; init; }

    /// <summary>Null for root, and until somebody decides.</summary>
    public Guid? DecidedBy { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
