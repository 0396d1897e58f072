namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The table <c>audit_events</c>, partitioned by month of <see cref="OccurredAt"/>; its migration is SQL.
/// </summary>
internal sealed class AuditEventRow
{
    public DateTimeOffset OccurredAt { get; init; }

    public Guid Id { get; init; }

    public required string RequestId { get; init; }

    public required string ActorRole { get; init; }

    public Guid? ApiKeyId { get; init; }

    public Guid? InstitutionId { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public string? ClientIp { get; init; }

    public required string Action { get; init; }

    public required string Outcome { get; init; }

    public int StatusCode { get; init; }

    public required string ResourceType { get; init; }

    public required string ResourceId { get; init; }

    public required string Payload { get; init; }

    public string? ErrorCode { get; init; }

    public Guid? UserId { get; init; }
}
