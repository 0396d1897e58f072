using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Api.Tests.Evidence;

/// <summary>
/// The signature that a pre-signed URL should have, by the published rules of AWS Signature Version 4; the library that
/// signs has no part in it.
/// </summary>
internal static class SignedUrl
{
    private const string Signature = "X-Amz-Signature";

    /// <param name="method">Of the request.</param>
    /// <param name="url">With or without its signature.</param>
    /// <param name="headers">What the client sends, host excepted.</param>
    /// <param name="secret">The key that signs.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Compute(string method, Uri url, IReadOnlyDictionary<string, string> headers, string secret)
    {
        var query = url.Query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var signed = Uri.UnescapeDataString(query["X-Amz-SignedHeaders"]).Split(';');
        var canonical = string.Join('\n',
        [
            method,
            url.AbsolutePath,
            string.Join('&', query.Where(it => it.Key != Signature).OrderBy(it => it.Key, StringComparer.Ordinal)
                .Select(it => $"{it.Key}={it.Value}")),
            .. signed.Select(name => $"{name}:{ValueOf(name)}"),
            "",
            string.Join(';', signed),
            "UNSIGNED-PAYLOAD",
        ]);
        var scope = Uri.UnescapeDataString(query["X-Amz-Credential"]).Split('/')[1..];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var text = $"AWS4-HMAC-SHA256\n{query["X-Amz-Date"]}\n{string.Join('/', scope)}\n{hash}";
        var key = scope.Aggregate(
            Encoding.UTF8.GetBytes($"AWS4{secret}"),
            (from, part) => HMACSHA256.HashData(from, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

        string ValueOf(string name) => name == "host"
            ? url.Authority
            : headers.First(it => string.Equals(it.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>The one that it has.</summary>
    public static string Of(Uri url) => url.Query.Split('&')
        .Single(pair => pair.StartsWith(Signature, StringComparison.Ordinal))[(Signature.Length + 1)..];
}
