namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>chain_cursors</c>: how far the mirror has taken up the ledger; one row, or none yet.</summary>
internal sealed class ChainCursorRow
{
    public int Id { get; init; }

    public long ThroughTransaction { get; init; }

    public long ThroughSequence { get; init; }
}
