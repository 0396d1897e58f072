using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Says that a message comes from somebody who knows a secret of the topic: <c>v1=</c> and the HMAC-SHA256 of the
/// message's text in lower-case hexadecimal digits. A comma list of them holds one for each of several secrets.
/// </summary>
public static class CommandSignature
{
    private const string Scheme = "v1=";

    /// <summary>How many are looked at: a long list would be work for nothing.</summary>
    private const int Most = 5;

    public static string Of(ReadOnlySpan<byte> text, string secret) =>
        Scheme + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));

    /// <summary>Whether one of the signatures is of one of the secrets; takes the same time whichever it is.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text, string signatures, IReadOnlyList<string> secrets)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        ArgumentNullException.ThrowIfNull(secrets);
        var presented = signatures.Split(',', Most + 1, StringSplitOptions.TrimEntries);
        var isValid = false;
        foreach (var secret in secrets)
        {
            var expected = Encoding.ASCII.GetBytes(Of(text, secret));
            foreach (var signature in presented.Take(Most))
                isValid |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        return isValid;
    }
}
