using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Tests.Ledger;

public sealed class MerkleTreeTests
{
    [Fact]
    public void Path_OfEveryLeafOfEveryTreeUpTo40_ClimbsToItsRoot()
    {
        for (var count = 1; count <= 40; count++)
        {
            Sha256Digest[] leaves = [.. Enumerable.Range(0, count).Select(i => Sha256Digest.Of($"{count}/{i}"))];
            var root = MerkleTree.Root(leaves);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(root, MerkleTree.Climb(leaves[i], MerkleTree.Path(leaves, i)));
                Assert.NotEqual(root, MerkleTree.Climb(Sha256Digest.Of("other"), MerkleTree.Path(leaves, i)));
            }
        }
    }

    [Fact]
    public void Root_OfLeavesInAnotherOrder_IsAnother()
    {
        var (first, second) = (Sha256Digest.Of("1"), Sha256Digest.Of("2"));

        Assert.NotEqual(MerkleTree.Root([first, second]), MerkleTree.Root([second, first]));
    }
}
