namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>settlements</c>.</summary>
internal sealed class SettlementRow
{
    public Guid Id { get; init; }

    public Guid EscrowId { get; init; }

    public int Number { get; init; }

    public long Decision { get; init; }

    public required string Kind { get; init; }

    public decimal Amount { get; init; }

    public decimal Fee { get; init; }

    public required string Source { get; init; }

    public string? Destination { get; init; }

    public required string State { get; init; }

    public string? ProviderId { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public string? Elsewhere { get; init; }
}
