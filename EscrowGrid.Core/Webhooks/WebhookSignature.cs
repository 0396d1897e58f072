using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.Webhooks;

/// <summary>The signature of a message (Standard Webhooks, symmetric).</summary>
public static class WebhookSignature
{
    private const string Version = "v1,";

    /// <param name="secrets">Each signs, so that a receiver with an old or a new one is content.</param>
    /// <param name="messageId">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>, in Unix seconds.</param>
    /// <param name="body">As it is sent, byte for byte.</param>
    /// <returns>The header <c>webhook-signature</c>.</returns>
    public static string Of(IEnumerable<byte[]> secrets, string messageId, long timestamp, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(body);
        var head = Encoding.UTF8.GetBytes($"{messageId}.{timestamp.ToString(CultureInfo.InvariantCulture)}.");
        byte[] signed = [.. head, .. body];
        return string.Join(
            ' ', secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(secret, signed))));
    }
}
