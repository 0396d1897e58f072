namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A line of an export; one of its members is there.</summary>
/// <param name="History">All of one position.</param>
/// <param name="Checkpoint">A checkpoint.</param>
/// <param name="End">The last line: how many lines are before it.</param>
internal sealed record LedgerFileLine(PositionHistory? History, ExportedCheckpoint? Checkpoint, long? End)
{
    /// <summary>All of one escrow.</summary>
    public EscrowHistory? Escrow { get; init; }
}
