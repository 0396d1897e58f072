using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Whether the ledger of one position or escrow is a chain without gaps that ends at the head that it keeps.
/// </summary>
internal static class HistoryCheck
{
    private static readonly string Start = Sha256Digest.Zero.ToString();

    /// <param name="subject">Whose ledger.</param>
    /// <param name="ledger">In the order of its sequence.</param>
    /// <param name="head">The version and the head that the subject keeps; null when it is not there.</param>
    public static IEnumerable<Finding> Check(
        string subject, IReadOnlyList<HashedRow> ledger, (long Version, string Hash)? head)
    {
        var (previous, expected) = (Start, 1L);
        foreach (var (row, computed) in ledger.Select(it => (it.Row, it.Computed)))
        {
            for (; expected < row.Sequence; expected++)
            {
                yield return new Finding(
                    FindingKind.EventMissing, subject, expected, EventId: null, "no ledger event is there");
            }

            if (row.Sequence < expected)
                yield return Of(FindingKind.EventInserted, row, "a second event of this sequence");
            if (computed?.IsWritten(row.Hash) is not true)
                yield return Of(FindingKind.EventChanged, row, "its hash is of another content");
            if (row.PreviousHash != previous)
                yield return Of(FindingKind.ChainBroken, row, "it does not follow the event before it");
            (previous, expected) = (row.Hash, Math.Max(expected, row.Sequence + 1));
        }

        if (head is not var (version, hash))
            yield break;
        for (; expected <= version; expected++)
        {
            yield return new Finding(
                FindingKind.EventMissing, subject, expected, EventId: null, "the end of the ledger is cut off");
        }

        if (hash != previous)
        {
            yield return new Finding(
                FindingKind.HeadDiffers, subject, version, EventId: null,
                "the head that is kept is not the hash of its last event");
        }
    }

    public static Finding Of(FindingKind kind, LedgerRow row, string detail) =>
        new(kind, row.SubjectId, row.Sequence, row.Id, detail);
}
