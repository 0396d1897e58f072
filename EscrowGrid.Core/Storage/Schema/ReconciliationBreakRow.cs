namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>reconciliation_breaks</c>: in what books differ, one row for each thing and kind.</summary>
internal sealed class ReconciliationBreakRow
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Rail { get; init; }

    public required string Subject { get; init; }

    public DateTimeOffset At { get; init; }

    public Guid? EscrowId { get; init; }

    public Guid? InstitutionId { get; init; }

    public string? ProviderId { get; init; }

    public decimal? OurAmount { get; init; }

    public decimal? TheirAmount { get; init; }

    public string? Currency { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastSeenAt { get; init; }

    public required string State { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? ResolvedBy { get; init; }

    public string? Resolution { get; init; }

    public long Version { get; init; }
}
