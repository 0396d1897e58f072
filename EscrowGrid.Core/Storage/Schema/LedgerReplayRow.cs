namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>ledger_replays</c>: what the product's own verifications found.</summary>
internal sealed class LedgerReplayRow
{
    public long Number { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset FinishedAt { get; init; }

    public long Positions { get; init; }

    public long LedgerEvents { get; init; }

    public long Checkpoints { get; init; }

    public long Unsealed { get; init; }

    public long Findings { get; init; }

    public required string[] FirstFindings { get; init; }

    public long? AnchorsCompared { get; init; }

    public long? AnchorsWrong { get; init; }

    public string? AnchorsAway { get; init; }
}
