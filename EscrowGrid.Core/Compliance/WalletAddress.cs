using System.Buffers;

namespace EscrowGrid.Core.Compliance;

/// <summary>The one form of an address under which it is screened and remembered.</summary>
internal static class WalletAddress
{
    private const int Digits = 40;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <returns>Lower case; null when it is no address of the chain.</returns>
    public static string? Normalize(WalletChain chain, string? text) =>
        chain is WalletChain.Base
        && text is ['0', 'x' or 'X', .. { Length: Digits } digits]
        && !digits.AsSpan().ContainsAnyExcept(HexDigits)
            ? text.ToLowerInvariant()
            : null;
}
