using System.Buffers;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Tests.Documents;

public sealed class Sha256DigestTests
{
    // FIPS 180-2, appendix B.1.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Digest_OfAKnownText_IsTheStandardsOne() => Assert.Equal(OfAbc, Sha256Digest.Of("abc").ToString());

    [Fact]
    public void Digest_OfBytesInOneOrMorePieces_IsTheSame()
    {
        var first = new Piece("ab"u8.ToArray());
        var last = first.Append("c"u8.ToArray());

        Assert.Equal(Sha256Digest.Of("abc"), Sha256Digest.Of(new ReadOnlySequence<byte>(first, 0, last, 1)));
        Assert.Equal(Sha256Digest.Of("abc"), Sha256Digest.Of(new ReadOnlySequence<byte>("abc"u8.ToArray())));
    }

    [Fact]
    public void Digest_StoredAndRead_IsEqual()
    {
        var digest = Sha256Digest.Of("abc");

        Assert.Equal(digest, Sha256Digest.FromStored(digest.ToBytes()));
        Assert.NotEqual(digest, Sha256Digest.OfNothing);
    }

    [Fact]
    public void Digest_HeldAgainstAText_IsWrittenInItsOwnAlone()
    {
        var digest = Sha256Digest.Of("abc");

        Assert.True(digest.IsWritten(digest.ToString()));
        Assert.True(Sha256Digest.Zero.IsWritten(new string('0', 64)));
        foreach (var other in new[] { null, "", OfAbc.ToUpperInvariant(), OfAbc[1..], OfAbc + "0", $"{OfAbc[..^1]}0" })
            Assert.False(digest.IsWritten(other), other);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes) => Memory = bytes;

        public Piece Append(byte[] bytes)
        {
            var next = new Piece(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
