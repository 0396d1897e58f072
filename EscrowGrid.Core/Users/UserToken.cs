using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.Users;

/// <summary>
/// The secrets that users are handed beside their access tokens: a prefix and 64 lower-case hex digits from 32 random
/// bytes. At 256 random bits a plain SHA-256 is a sound way to keep one: there is nothing to guess.
/// </summary>
public sealed class UserToken
{
    /// <summary>Continues a session; for one use.</summary>
    public static readonly UserToken Refresh = new("rt_");

    /// <summary>Lets a user choose a password; for one use.</summary>
    public static readonly UserToken Invitation = new("inv_");

    private const int RandomBytes = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string _prefix;

    private UserToken(string prefix) => _prefix = prefix;

    /// <summary>The 32 bytes that are stored and looked up.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public string Create() => _prefix + RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true);

    /// <summary>Whether it could be one at all; anything else is refused without asking the database.</summary>
    public bool HasForm(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == _prefix.Length + (2 * RandomBytes)
            && text.StartsWith(_prefix, StringComparison.Ordinal)
            && !text.AsSpan(_prefix.Length).ContainsAnyExcept(HexDigits);
    }
}
