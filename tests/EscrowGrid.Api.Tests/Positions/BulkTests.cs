using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EscrowGrid.Core;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class BulkTests(Stores stores)
{
    private const string Ndjson = "application/x-ndjson";

    [Theory]
    [EachStore]
    public async Task Lines_GoodAndBad_EachHaveAResultInTheirOrder(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        string[] lines =
        [
            Line(asset, "1.10"),
            "not JSON",
            Line(asset, "0"),
            "",
            Line("ast_unknown", "1"),
            Line(asset, "2") + "\r",
            new string('x', Limits.BulkLineBytes + 1),
            Line(
                asset,
                "3",
                ",\"externalReference\":\"R\",\"uniqueExternalReference\":true,\"metadata\":{\"k\":\"v\"}"),
        ];

        var (status, results) = await SendAsync(tenant, string.Join('\n', lines));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([1, 2, 3, 5, 6, 7, 8], results.Select(result => Number(result, "line")));
        Assert.Equal([201, 400, 400, 400, 201, 413, 201], results.Select(result => Number(result, "status")));
        Assert.Equal("1.1", results[0].GetProperty("position").GetProperty("amount").GetRawText());
        Assert.Equal("Malformed JSON in request body", results[1].GetProperty("error").GetString());
        Assert.Equal("amount", results[2].GetProperty("details")[0].GetProperty("field").GetString());
        Assert.Equal("Asset not found for institution", results[3].GetProperty("error").GetString());
        var last = results[6].GetProperty("position");
        Assert.Equal(
            last.GetRawText(),
            (await tenant.Admin.GetAsync($"/positions/{last.GetProperty("id").GetString()}")).Text);
        Assert.Equal(3, await CountAsync(tenant));
    }

    [Theory]
    [EachStore(true)]
    [EachStore(false)]
    public async Task Request_Repeated_CreatesNothingTwice(Store store, bool hasLineKeys)
    {
        const int Lines = 50;
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var body = string.Join('\n', Enumerable.Range(0, Lines).Select(
            line => Line(asset, $"{line + 1}", hasLineKeys ? $",\"idempotencyKey\":\"line-{line}\"" : "")));
        var key = hasLineKeys ? null : "request";
        // What a broken connection leaves behind: the first lines.
        await SendAsync(tenant, string.Join('\n', body.Split('\n').Take(20)), key);

        var (_, results) = await SendAsync(tenant, body, key);
        var (_, repeated) = await SendAsync(tenant, body, key);

        Assert.Equal(Lines, await CountAsync(tenant));
        Assert.Equal(20, results.Count(IsReplayed));
        Assert.All(repeated, result => Assert.True(IsReplayed(result)));
        Assert.Equal(
            results.Select(result => result.GetProperty("position").GetRawText()),
            repeated.Select(result => result.GetProperty("position").GetRawText()));
    }

    [Theory]
    [EachStore]
    public async Task Key_UsedForAnotherLine_IsRefusedForThatLineAlone(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        await SendAsync(tenant, Line(asset, "1"), "request");

        var (_, results) = await SendAsync(tenant, $"{Line(asset, "2")}\n{Line(asset, "3")}", "request");
        var (_, otherKey) = await SendAsync(tenant, Line(asset, "1"), "REQUEST");

        Assert.Equal([422, 201], results.Select(result => Number(result, "status")));
        Assert.Equal([201], otherKey.Select(result => Number(result, "status")));
        Assert.Equal(3, await CountAsync(tenant));
    }

    [Theory]
    [EachStore]
    public async Task Request_WithTooManyLinesOrBytes_IsRefusedWithNothingDone(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var line = Line(await tenant.CreateAssetAsync(), "1");

        var (lines, _) = await SendAsync(
            tenant, string.Join('\n', Enumerable.Repeat(line, Limits.BulkLines + 1)));
        var (bytes, _) = await SendAsync(tenant, line + "\n" + new string(' ', Limits.BulkBytes));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, lines);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, bytes);
        Assert.Equal(0, await CountAsync(tenant));
    }

    [Theory]
    [EachStore("application/json", HttpStatusCode.UnsupportedMediaType)]
    [EachStore("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [EachStore("application/x-ndjson; charset=utf-8", HttpStatusCode.OK)]
    [EachStore("Application/X-NDJSON", HttpStatusCode.OK)]
    public async Task ContentType_OfABulkRequest_IsNdjsonOnly(Store store, string contentType, HttpStatusCode expected)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var (status, results) = await SendAsync(tenant, "\n\n", key: null, contentType);

        Assert.Equal(expected, status);
        if (status is HttpStatusCode.OK)
            Assert.Empty(results);
    }

    [Theory]
    [EachStore]
    public async Task Lines_OfOneRequestWithTheSameUniqueReference_HaveOneWinner(Store store)
    {
        const int Lines = 40;
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var line = Line(asset, "1", ",\"externalReference\":\"R\",\"uniqueExternalReference\":true");

        var (_, results) = await SendAsync(tenant, string.Join('\n', Enumerable.Repeat(line, Lines)));

        Assert.Single(results, result => Number(result, "status") == 201);
        Assert.Equal(Lines - 1, results.Count(result => Number(result, "status") == 409));
        Assert.Equal(1, await CountAsync(tenant));
    }

    private static string Line(string asset, string amount, string more = "") =>
        $$"""{"assetId":"{{asset}}","holderReference":"h","currency":"USD","amount":{{amount}}{{more}}}""";

    private static async Task<(HttpStatusCode Status, List<JsonElement> Results)> SendAsync(
        Tenant tenant, string body, string? key = null, string contentType = Ndjson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/positions/bulk");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        // Or a body that is refused by its length would still be on its way when the connection is closed.
        request.Headers.ExpectContinue = body.Length > Limits.BulkBytes;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var answer = await tenant.Admin.SendAsync(request);
        if (answer.Status is not HttpStatusCode.OK)
            return (answer.Status, []);
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (answer.Status, [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))]);
    }

    private static int Number(JsonElement result, string name) => result.GetProperty(name).GetInt32();

    private static bool IsReplayed(JsonElement result) =>
        result.TryGetProperty("replayed", out var replayed) && replayed.GetBoolean();

    private static async Task<int> CountAsync(Tenant tenant) =>
        (await tenant.Admin.GetAsync("/positions")).Json.GetProperty("pagination").GetProperty("total").GetInt32();
}
