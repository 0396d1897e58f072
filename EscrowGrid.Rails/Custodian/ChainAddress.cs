using System.Buffers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>An address of the chain: 0x and 40 hex digits, in any case.</summary>
internal static class ChainAddress
{
    private const int Digits = 40;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public static bool IsAddress(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
        && text.Length == Digits + 2
        && !text.AsSpan(2).ContainsAnyExcept(HexDigits);

    public static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
