using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A ledger row and the hash that its content has; null for one that cannot be hashed at all.</summary>
internal sealed record HashedRow(LoggedRow Logged, Sha256Digest? Computed)
{
    public LedgerRow Row => Logged.Row;

    public static List<HashedRow> Of(IEnumerable<LoggedRow> ledger) =>
        [.. ledger.Select(it => new HashedRow(it, HistoryCheck.TryHash(it.Row)))];
}
