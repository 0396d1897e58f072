using System.Numerics;

namespace EscrowGrid.Chain.Evm.Encoding;

/// <summary>What of the contract ABI the mirror's contract needs: words, and texts behind offsets.</summary>
internal static class Abi
{
    public const int WordBytes = 32;

    public static byte[] Word(BigInteger value) => Left(value.ToByteArray(isUnsigned: true, isBigEndian: true));

    public static byte[] Word(Address address) => Left(address.ToBytes());

    /// <summary>The encoding of a tuple of texts: an offset for each, then each with its length, filled up.</summary>
    public static byte[] Texts(params ReadOnlySpan<string> texts)
    {
        var heads = new List<byte>();
        var tails = new List<byte>();
        foreach (var text in texts)
        {
            heads.AddRange(Word((texts.Length * WordBytes) + tails.Count));
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            tails.AddRange(Word(bytes.Length));
            tails.AddRange(bytes);
            tails.AddRange(new byte[(WordBytes - (bytes.Length % WordBytes)) % WordBytes]);
        }

        return [.. heads, .. tails];
    }

    /// <summary>The first four bytes of a call: which function is meant.</summary>
    public static byte[] Selector(string signature) =>
        Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(signature))[..4];

    private static byte[] Left(ReadOnlySpan<byte> bytes)
    {
        var word = new byte[WordBytes];
        bytes.CopyTo(word.AsSpan(WordBytes - bytes.Length));
        return word;
    }
}
