using System.Numerics;

namespace EscrowGrid.Chain.Evm.Encoding;

/// <summary>Recursive Length Prefix, the encoding of transactions (Ethereum yellow paper, appendix B).</summary>
internal static class Rlp
{
    private const byte TextOffset = 0x80;
    private const byte ListOffset = 0xc0;

    /// <summary>The longest content whose length fits into the prefix itself.</summary>
    private const int ShortContent = 55;

    public static byte[] Text(ReadOnlySpan<byte> bytes) =>
        bytes is [< TextOffset] ? bytes.ToArray() : [.. Prefix(bytes.Length, TextOffset), .. bytes];

    /// <summary>Big-endian without leading zeros; zero is empty.</summary>
    public static byte[] Number(BigInteger value) =>
        Text(value.IsZero ? [] : value.ToByteArray(isUnsigned: true, isBigEndian: true));

    public static byte[] List(IEnumerable<byte[]> items)
    {
        byte[] content = [.. items.SelectMany(item => item)];
        return [.. Prefix(content.Length, ListOffset), .. content];
    }

    private static byte[] Prefix(int length, byte offset)
    {
        if (length <= ShortContent)
            return [(byte)(offset + length)];
        var digits = new BigInteger(length).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [(byte)(offset + ShortContent + digits.Length), .. digits];
    }
}
