using System.Globalization;
using System.Text;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// The seal on a run of ledger events of all positions. Checkpoints are a chain: whoever keeps the hash of one can
/// later prove that nothing sealed until then was changed, dropped or inserted.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="PreviousHash">The hash of the checkpoint before; 32 zero bytes for the first.</param>
/// <param name="Root">The root of the tree over the events, in the order of the log.</param>
/// <param name="Count">Events sealed, at least 1.</param>
/// <param name="Through">The place of the last of them in the log; the next checkpoint begins after it.</param>
/// <param name="CreatedAt">UTC, whole milliseconds.</param>
public sealed record LedgerCheckpoint(
    long Number,
    Sha256Digest PreviousHash,
    Sha256Digest Root,
    int Count,
    LogPosition Through,
    DateTimeOffset CreatedAt)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>As stored; equal to <see cref="ComputeHash"/> unless somebody has changed the row.</summary>
    public Sha256Digest Hash { get; init; }

    public static LedgerCheckpoint Seal(
        LedgerCheckpoint? previous, IReadOnlyList<LedgerLeaf> leaves, LogPosition through, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var root = MerkleTree.Root(LedgerLeaf.Hashes(leaves));
        var open = new LedgerCheckpoint(
            (previous?.Number ?? 0) + 1, previous?.Hash ?? Sha256Digest.Zero, root, leaves.Count, through, now);
        return open with { Hash = open.ComputeHash() };
    }

    /// <summary>SHA-256 of the canonical JSON of all members of this checkpoint on the wire but its hash.</summary>
    public Sha256Digest ComputeHash()
    {
        var at = CreatedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return Sha256Digest.Of(new StringBuilder(256)
            .Append(CultureInfo.InvariantCulture, $"{{\"count\":{Count},\"createdAt\":\"{at}\",\"number\":{Number},")
            .Append(CultureInfo.InvariantCulture, $"\"previousHash\":\"{PreviousHash}\",\"root\":\"{Root}\",")
            .Append(CultureInfo.InvariantCulture, $"\"throughSequence\":{Through.Sequence},")
            .Append(CultureInfo.InvariantCulture, $"\"throughTransaction\":{Through.Transaction}}}")
            .ToString());
    }
}
