namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// The one row of <c>ledger_folds</c>: movements up to this place of their log are in <c>ledger_days</c>.
/// </summary>
internal sealed class LedgerFoldRow
{
    public int Id { get; init; }

    public long ThroughTransaction { get; init; }

    public long ThroughSequence { get; init; }
}
