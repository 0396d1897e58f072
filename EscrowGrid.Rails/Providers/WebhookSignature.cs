using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Rails.Providers;

/// <summary>HMAC-SHA256 by any of the secrets that are active while one takes the other's place.</summary>
internal sealed class WebhookSignature(IEnumerable<string> secrets)
{
    private readonly byte[][] _secrets = [.. secrets.Select(Encoding.UTF8.GetBytes)];

    /// <param name="prefix">What is signed before the body.</param>
    /// <param name="body">The raw body.</param>
    /// <param name="signatures">What the sender offers, in lower-case hex.</param>
    /// <returns>Whether one of them is genuine. It takes as long to find a wrong one as a right one.</returns>
    public bool Knows(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> body, IReadOnlyCollection<string> signatures)
    {
        byte[] signed = [.. prefix, .. body];
        var isKnown = false;
        foreach (var secret in _secrets)
        {
            var expected = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed)));
            foreach (var signature in signatures)
                isKnown |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        }

        return isKnown;
    }
}
