using System.Net.Http.Json;
using System.Text.Json;

namespace EscrowGrid.Benchmarks.Subject;

/// <summary>One institution with a key, a policy and an asset, and positions to read. Sample data.</summary>
/// <param name="InstitutionId">The institution.</param>
/// <param name="AssetId">Its asset.</param>
/// <param name="Key">Its admin key.</param>
/// <param name="PositionIds">Positions that exist.</param>
internal sealed record SampleData(
    string InstitutionId, string AssetId, string Key, IReadOnlyList<string> PositionIds)
{
    /// <summary>The body of a creation.</summary>
    public string NewPosition => JsonSerializer.Serialize(PositionIn(AssetId));

    public static async Task<SampleData> CreateAsync(ApiProcess api, int positions)
    {
        using var client = new HttpClient { BaseAddress = api.Address };
        var institution = await PostAsync(
            client, api.RootKey, "/institutions", new { name = "Benchmark Bank", regions = new[] { "US" } });
        var institutionId = Text(institution, "id");
        var key = Text(
            await PostAsync(
                client, api.RootKey, $"/institutions/{institutionId}/api-keys", new { label = "load", role = "admin" }),
            "apiKey");
        var template = await PostAsync(client, key, "/asset-templates", new
        {
            code = "CONSTR_ESCROW",
            name = "Benchmark",
            vertical = "CONSTRUCTION",
            region = "US",
            config = new { currency = "USD", region = "US" },
        });
        var asset = await PostAsync(client, key, "/assets", new { templateId = Text(template, "id"), label = "Load" });

        var ids = new List<string>(positions);
        for (var i = 0; i < positions; i++)
            ids.Add(Text(await PostAsync(client, key, "/positions", PositionIn(Text(asset, "id"))), "id"));
        return new SampleData(institutionId, Text(asset, "id"), key, ids);
    }

    private static object PositionIn(string assetId) =>
        new { assetId, holderReference = "HOLDER_1", currency = "USD", amount = 1000.25m };

    private static async Task<JsonElement> PostAsync(HttpClient client, string key, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-API-KEY", key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
