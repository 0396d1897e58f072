using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// A sealed ledger event, as its checkpoint keeps it: 72 bytes. Only the hash is in the tree; the rest is there to name
/// the event when it has gone.
/// </summary>
/// <param name="Id">The event's id.</param>
/// <param name="Subject">Of which position or escrow.</param>
/// <param name="Sequence">At which place of its ledger.</param>
/// <param name="Hash">Its hash.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LedgerLeaf(LedgerEventId Id, Guid Subject, long Sequence, Sha256Digest Hash)
{
    public const int Size = 72;

    private const int SubjectAt = 16;
    private const int SequenceAt = 32;
    private const int HashAt = 40;

    public static byte[] Encode(IReadOnlyList<LedgerLeaf> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        var bytes = new byte[leaves.Count * Size];
        for (var i = 0; i < leaves.Count; i++)
        {
            var target = bytes.AsSpan(i * Size, Size);
            leaves[i].Id.Value.TryWriteBytes(target, bigEndian: true, out _);
            leaves[i].Subject.TryWriteBytes(target[SubjectAt..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(target[SequenceAt..], leaves[i].Sequence);
            leaves[i].Hash.ToBytes().CopyTo(target[HashAt..]);
        }

        return bytes;
    }

    /// <summary>A rest that is no whole leaf is left out; the root will not match then.</summary>
    public static LedgerLeaf[] Decode(ReadOnlySpan<byte> bytes)
    {
        var leaves = new LedgerLeaf[bytes.Length / Size];
        for (var i = 0; i < leaves.Length; i++)
        {
            var source = bytes.Slice(i * Size, Size);
            leaves[i] = new LedgerLeaf(
                new LedgerEventId(new Guid(source[..SubjectAt], bigEndian: true)),
                new Guid(source[SubjectAt..SequenceAt], bigEndian: true),
                BinaryPrimitives.ReadInt64BigEndian(source[SequenceAt..]),
                Sha256Digest.FromStored(source[HashAt..]));
        }

        return leaves;
    }

    /// <summary>The leaf hashes, in the order of the tree.</summary>
    public static Sha256Digest[] Hashes(IReadOnlyList<LedgerLeaf> leaves) =>
        [.. leaves.Select(leaf => MerkleTree.LeafHash(leaf.Hash))];
}
