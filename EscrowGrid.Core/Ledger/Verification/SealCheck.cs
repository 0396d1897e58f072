using System.Runtime.InteropServices;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Whether the checkpoints are a chain, and whether what they seal is what is in the ledger. A ledger that memory would
/// not hold is compared in several passes, each over the events of one share.
/// </summary>
internal sealed class SealCheck(int shares)
{
    private readonly Dictionary<LedgerEventId, Entry> _open = [];

    // A leaf does not say of what it is; whatever is not known as an escrow's is a position's.
    private readonly HashSet<Guid> _escrows = [];
    private LedgerCheckpoint? _last;

    public long Unsealed { get; private set; }

    public static IEnumerable<Finding> CheckChain(LedgerCheckpoint? previous, SealedLeaves found)
    {
        var checkpoint = found.Checkpoint;
        for (var number = (previous?.Number ?? 0) + 1; number < checkpoint.Number; number++)
            yield return Of(FindingKind.CheckpointMissing, number, "it is not there");
        if (checkpoint.ComputeHash() != checkpoint.Hash)
            yield return Of(FindingKind.CheckpointChanged, checkpoint.Number, "its hash is of another content");
        if (checkpoint.PreviousHash != (previous?.Hash ?? Sha256Digest.Zero))
            yield return Of(FindingKind.CheckpointChanged, checkpoint.Number, "it does not follow the one before it");
        if (checkpoint.Through <= (previous?.Through ?? default))
            yield return Of(FindingKind.CheckpointChanged, checkpoint.Number, "it seals nothing after the one before");
        if (found.Leaves.Count != checkpoint.Count
            || found.Leaves.Count == 0
            || MerkleTree.Root(LedgerLeaf.Hashes(found.Leaves)) != checkpoint.Root)
        {
            yield return Of(FindingKind.CheckpointChanged, checkpoint.Number, "its leaves do not give its root");
        }
    }

    /// <summary>Begins the comparison of one share.</summary>
    /// <param name="expected">About how many events it has.</param>
    public void Begin(int expected)
    {
        _open.Clear();
        _open.EnsureCapacity(expected);
        _last = null;
    }

    /// <summary>Whether an event of the ledger is one of that share.</summary>
    public bool Takes(LoggedRow logged, int share) => IsOf(PrefixedId.Parse<LedgerEventId>(logged.Row.Id), share);

    /// <summary>An event of the ledger.</summary>
    public Finding? Add(HashedRow hashed, int share)
    {
        var logged = hashed.Logged;
        var id = PrefixedId.Parse<LedgerEventId>(logged.Row.Id);
        if (!IsOf(id, share))
            return null;
        var entry = new Entry(
            Name(logged.Row.SubjectId),
            logged.Row.Sequence,
            hashed.Computed ?? default,
            new LogPosition(logged.LogTransaction, logged.LogSequence));
        return _open.TryAdd(id, entry)
            ? null
            : HistoryCheck.Of(FindingKind.EventInserted, logged.Row, "a second event of this id");
    }

    /// <summary>A checkpoint, once all events of the share are added.</summary>
    public IEnumerable<Finding> Compare(SealedLeaves found, int share)
    {
        var after = _last?.Through ?? default;
        _last = found.Checkpoint;
        foreach (var leaf in found.Leaves.Where(leaf => IsOf(leaf.Id, share)))
        {
            if (!_open.Remove(leaf.Id, out var entry))
                yield return Of(leaf, found, FindingKind.EventMissing, "it was sealed and is gone");
            else if (entry.Hash != leaf.Hash)
                yield return Of(leaf, found, FindingKind.EventChanged, "it was sealed with another content");
            else if (entry.Subject != leaf.Subject || entry.Sequence != leaf.Sequence)
                yield return Of(leaf, found, FindingKind.CheckpointChanged, "it was sealed at another place");
            else if (entry.At <= after || entry.At > found.Checkpoint.Through)
                yield return Of(leaf, found, FindingKind.EventChanged, "its place in the log is another");
            else
                after = entry.At;
        }
    }

    /// <summary>After the last checkpoint: what is left over is either newer or was inserted.</summary>
    public IEnumerable<Finding> End()
    {
        foreach (var (id, entry) in _open)
        {
            if (entry.At > (_last?.Through ?? default))
            {
                Unsealed++;
                continue;
            }

            yield return new Finding(
                FindingKind.EventInserted, NameOf(entry.Subject), entry.Sequence, id.ToString(),
                "its place in the log is sealed, and it was not sealed with it");
        }
    }

    private static Finding Of(FindingKind kind, long number, string detail) =>
        new(kind, SubjectId: null, Sequence: null, EventId: null, detail) { Checkpoint = number };

    private Finding Of(LedgerLeaf leaf, SealedLeaves found, FindingKind kind, string detail) =>
        new(kind, NameOf(leaf.Subject), leaf.Sequence, leaf.Id.ToString(), detail)
        {
            Checkpoint = found.Checkpoint.Number,
        };

    /// <summary>The uuid of a position or of an escrow.</summary>
    private Guid Name(string subject)
    {
        if (PrefixedId.Parse<EscrowId>(subject) is { Value: var escrow } && escrow != Guid.Empty)
        {
            _escrows.Add(escrow);
            return escrow;
        }

        return PrefixedId.Parse<PositionId>(subject).Value;
    }

    private string NameOf(Guid subject) =>
        _escrows.Contains(subject) ? new EscrowId(subject).ToString() : new PositionId(subject).ToString();

    private bool IsOf(LedgerEventId id, int share) => (uint)id.GetHashCode() % (uint)shares == share;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(Guid Subject, long Sequence, Sha256Digest Hash, LogPosition At);
}
