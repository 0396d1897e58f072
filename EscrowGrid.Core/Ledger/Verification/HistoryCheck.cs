using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Whether the ledger of one position is a chain without gaps that ends at the position's head.</summary>
internal static class HistoryCheck
{
    /// <summary>Null for a row that cannot be hashed at all.</summary>
    public static Sha256Digest? TryHash(LedgerRow row)
    {
        try
        {
            return row.ComputeHash();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static IEnumerable<Finding> Check(PositionHistory history)
    {
        var (previous, expected) = (Sha256Digest.Zero.ToString(), 1L);
        foreach (var (row, _, _) in history.Ledger)
        {
            for (; expected < row.Sequence; expected++)
            {
                yield return new Finding(
                    FindingKind.EventMissing, history.PositionId, expected, EventId: null, "no ledger event is there");
            }

            if (row.Sequence < expected)
                yield return Of(FindingKind.EventInserted, row, "a second event of this sequence");
            if (TryHash(row)?.ToString() != row.Hash)
                yield return Of(FindingKind.EventChanged, row, "its hash is of another content");
            if (row.PreviousHash != previous)
                yield return Of(FindingKind.ChainBroken, row, "it does not follow the event before it");
            (previous, expected) = (row.Hash, Math.Max(expected, row.Sequence + 1));
        }

        if (history.Position is { } position)
        {
            for (; expected <= position.Version; expected++)
            {
                yield return new Finding(
                    FindingKind.EventMissing, position.Id, expected, EventId: null, "the end of the ledger is cut off");
            }

            if (position.LedgerHead != previous)
            {
                yield return new Finding(
                    FindingKind.HeadDiffers, position.Id, position.Version, EventId: null,
                    "the position's head is not the hash of its last event");
            }
        }
    }

    public static Finding Of(FindingKind kind, LedgerRow row, string detail) =>
        new(kind, row.PositionId, row.Sequence, row.Id, detail);
}
