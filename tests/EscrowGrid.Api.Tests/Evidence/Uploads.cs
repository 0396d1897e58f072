using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Api.Tests.Evidence;

/// <summary>A file, announced and uploaded as a client does it.</summary>
internal static class Uploads
{
    public static readonly byte[] Waybill = Encoding.UTF8.GetBytes("%PDF-1.7 a waybill");

    /// <summary>As long as the waybill.</summary>
    public static readonly byte[] Forgery = Encoding.UTF8.GetBytes("%PDF-1.7 a forgery");

    private static readonly HttpClient Storage = new();

    /// <summary>Announces the waybill.</summary>
    public static Task<Answer> AnnounceAsync(ApiClient client, string escrow, string purpose = "DELIVERY") =>
        client.PostAsync(
            $"/api/escrow/{escrow}/evidence",
            $$"""
            {"purpose":"{{purpose}}","name":"waybill \"1\".pdf","contentType":"application/pdf",
             "size":{{Waybill.Length}},"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Waybill))}}"}
            """);

    /// <returns>The id of the announced file.</returns>
    public static async Task<string> NewAsync(ApiClient client, string escrow) =>
        (await AnnounceAsync(client, escrow)).Expect(HttpStatusCode.Created)
            .Json.GetProperty("evidenceId").GetString()!;

    /// <summary>Uploads something by the request that was signed for the announced file.</summary>
    public static async Task<HttpStatusCode> PutAsync(ApiClient client, string escrow, string file, byte[] bytes)
    {
        var signed = (await client.GetAsync($"/api/escrow/{escrow}/evidence/{file}/upload")).Expect(HttpStatusCode.OK)
            .Json;
        using var request = new HttpRequestMessage(HttpMethod.Put, signed.GetProperty("url").GetString());
        request.Content = new ByteArrayContent(bytes);
        foreach (var header in signed.GetProperty("headers").EnumerateObject())
        {
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString()))
                request.Content.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }

        using var answer = await Storage.SendAsync(request);
        return answer.StatusCode;
    }
}
