namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>ledger_checkpoints</c>.</summary>
internal sealed class LedgerCheckpointRow
{
    public long Number { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] Root { get; init; }

    public required byte[] Hash { get; init; }

    public int Count { get; init; }

    public long ThroughTransaction { get; init; }

    public long ThroughSequence { get; init; }

    /// <summary>72 bytes a sealed event, in the order of the tree.</summary>
    public required byte[] Leaves { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
