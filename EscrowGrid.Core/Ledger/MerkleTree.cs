using System.Numerics;
using System.Security.Cryptography;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// The tree of RFC 6962 (section 2.1) over hashes of ledger events: leaves and nodes are hashed under different
/// prefixes, so that none can pass for the other, and a tree is split at the largest power of two below its size.
/// </summary>
public static class MerkleTree
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    public static Sha256Digest LeafHash(Sha256Digest entry)
    {
        Span<byte> leaf = stackalloc byte[1 + SHA256.HashSizeInBytes];
        leaf[0] = LeafPrefix;
        entry.Write(leaf[1..]);
        return Sha256Digest.Of(leaf);
    }

    /// <param name="leaves">Leaf hashes, at least one.</param>
    public static Sha256Digest Root(ReadOnlySpan<Sha256Digest> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var split = Split(leaves.Length);
        return NodeHash(Root(leaves[..split]), Root(leaves[split..]));
    }

    /// <summary>What a leaf has to be hashed with, from the bottom up, to arrive at the root.</summary>
    public static IReadOnlyList<MerkleStep> Path(ReadOnlySpan<Sha256Digest> leaves, int index)
    {
        if (leaves.Length == 1)
            return [];
        var split = Split(leaves.Length);
        return index < split
            ? [.. Path(leaves[..split], index), new MerkleStep(IsLeft: false, Root(leaves[split..]))]
            : [.. Path(leaves[split..], index - split), new MerkleStep(IsLeft: true, Root(leaves[..split]))];
    }

    public static Sha256Digest Climb(Sha256Digest leaf, IEnumerable<MerkleStep> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Aggregate(
            leaf, (below, step) => step.IsLeft ? NodeHash(step.Hash, below) : NodeHash(below, step.Hash));
    }

    private static int Split(int count) => (int)(BitOperations.RoundUpToPowerOf2((uint)count) / 2);

    private static Sha256Digest NodeHash(Sha256Digest left, Sha256Digest right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * SHA256.HashSizeInBytes)];
        node[0] = NodePrefix;
        left.Write(node[1..]);
        right.Write(node[(1 + SHA256.HashSizeInBytes)..]);
        return Sha256Digest.Of(node);
    }
}
