using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.StandIns.Notices;

/// <summary>Where a provider's webhooks go, and how it signs them.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="Url">Null for nowhere.</param>
/// <param name="Secret">What signs.</param>
/// <param name="SignsTime">Stripe signs the time with the body, the custodian the body alone.</param>
internal sealed record NoticeTarget(string Provider, Uri? Url, string Secret, bool SignsTime)
{
    public (string Header, string Value) Sign(string body, DateTimeOffset now, bool isForged)
    {
        var secret = Encoding.UTF8.GetBytes(isForged ? $"{Secret}-of-somebody-else" : Secret);
        if (!SignsTime)
            return ("X-Signature", Hmac(secret, body));
        var time = now.ToUnixTimeSeconds();
        return ("Stripe-Signature", $"t={time},v1={Hmac(secret, $"{time}.{body}")},v0=0");
    }

    private static string Hmac(byte[] secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
}
