using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>A request that a receiver got.</summary>
internal sealed record Received(IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string Id => Headers["webhook-id"];

    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>As the Standard Webhooks specification says, written down again from it.</summary>
    public bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}.{Body}");
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return Headers["webhook-signature"].Split(' ').Contains(expected);
    }
}
