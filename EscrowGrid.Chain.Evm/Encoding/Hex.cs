using System.Globalization;
using System.Numerics;

namespace EscrowGrid.Chain.Evm.Encoding;

/// <summary>Bytes and quantities as a node writes them.</summary>
internal static class Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => $"0x{Convert.ToHexStringLower(bytes)}";

    public static byte[] Bytes(string text) => Convert.FromHexString(WithoutPrefix(text));

    /// <summary>Without leading zeros; zero is <c>0x0</c>.</summary>
    public static string Quantity(long value) => $"0x{value.ToString("x", CultureInfo.InvariantCulture)}";

    /// <exception cref="FormatException">The text is no quantity.</exception>
    public static BigInteger Number(string text) =>
        BigInteger.Parse($"0{WithoutPrefix(text)}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <exception cref="OverflowException">More than any chain has counted so far.</exception>
    public static long Whole(string text) => (long)Number(text);

    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(System.Buffers.SearchValues.Create("0123456789abcdefABCDEF")) < 0;

    private static string WithoutPrefix(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) ? text[2..] : throw new FormatException("No hex of a node.");
}
