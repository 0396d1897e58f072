namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>escrow_commands</c>: kept for ever.</summary>
internal sealed class EscrowCommandRow
{
    public Guid Id { get; init; }

    public Guid EscrowId { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Type { get; init; }

    public required string Command { get; init; }

    public required string ActorClass { get; init; }

    public Guid? ActorUser { get; init; }

    public required string RequestId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string State { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetails { get; init; }

    public long? EscrowVersion { get; init; }

    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Null for any version; with it nothing else was approved.</summary>
    public long? OnlyAtVersion { get; init; }
}
