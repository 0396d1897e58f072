using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.ApiKeys;

/// <summary>
/// The secret of a key: <c>ak_</c> and 48 lower-case hex digits from 24 random bytes. At 192 random bits a plain
/// SHA-256 is a sound way to keep it: there is nothing to guess (wire contract, section 9).
/// </summary>
public static class ApiKeyToken
{
    private const string Prefix = "ak_";
    private const int RandomBytes = 24;
    private const int Length = 3 + (2 * RandomBytes);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static string Create() => Prefix + RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true);

    /// <summary>Whether it could be a token at all; anything else is refused without asking the database.</summary>
    public static bool HasForm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Length
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length).ContainsAnyExcept(HexDigits);
    }

    /// <summary>The 32 bytes that are stored and looked up.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
