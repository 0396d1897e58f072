using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using Xunit.Abstractions;

namespace EscrowGrid.Api.Tests.Abuse;

/// <summary>
/// Thousands of requests that are nearly right, wrong or hostile, over every route. None may break the API: no answer
/// of 500 or above, every refusal in our shape. The seed is printed; <c>ESCROWGRID_FUZZ_SEED</c> replays it and
/// <c>ESCROWGRID_FUZZ_REQUESTS</c> asks for more.
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class FuzzTests(Stores stores, ITestOutputHelper output)
{
    private const int Requests = 20_000;
    private const int Workers = 8;

    private static readonly string[] MediaTypes =
        ["application/json; charset=utf-8", "text/plain", "application/x-ndjson", "application/xml", "x/y", ""];

    private static readonly string[] QueryNames =
    [
        "limit", "offset", "cursor", "institutionId", "positionId", "assetId", "templateId", "holderReference", "state",
        "createdFrom", "createdTo", "minAmount", "maxAmount", "externalReference", "metadata[a]", "metadata[]", "type",
        "action", "from", "to", "nobody", "limit[]",
    ];

    [Theory]
    [EachStore]
    public async Task Requests_OfEveryKindOverEveryRoute_NeverBreakTheApi(Store store)
    {
        var seed = Setting("ESCROWGRID_FUZZ_SEED") ?? Environment.TickCount;
        var count = (Setting("ESCROWGRID_FUZZ_REQUESTS") ?? Requests) / 2;
        await using var api = await StartAsync(store);
        var world = await World.CreateAsync(api);
        var targets = Target.All(api).ToArray();

        var shares = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(
            () => RunAsync(world, targets, new Mischief(new Random(seed + worker)), count / Workers))));

        var statuses = shares.SelectMany(share => share).GroupBy(status => status).OrderBy(group => group.Key);
        output.WriteLine(
            $"{store}: seed {seed}, {count} requests over {targets.Length} routes and methods: "
            + string.Join(", ", statuses.Select(group => $"{group.Count()} x {(int)group.Key}")));
        (await api.Root.GetAsync("/ready")).Expect(HttpStatusCode.OK);
        Assert.Equal(targets.Length, targets.Count(target => world.Reached.ContainsKey((target.Method, target.Route))));
    }

    private static async Task<List<HttpStatusCode>> RunAsync(
        World world, Target[] targets, Mischief mischief, int count)
    {
        var statuses = new List<HttpStatusCode>(count);
        for (var i = 0; i < count; i++)
        {
            var target = mischief.Pick(targets);
            world.Reached[(target.Method, target.Route)] = true;
            using var request = Build(world, target, mischief);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var answer = await world.Http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            statuses.Add(answer.StatusCode);
            await JudgeAsync(request, answer);
        }

        return statuses;
    }

    private static async Task JudgeAsync(HttpRequestMessage request, HttpResponseMessage answer)
    {
        if ((int)answer.StatusCode < 400)
            return;
        // What is no HTTP at all never reaches the API: the server refuses it, without a body.
        if (IsRefusedByTheServer(request, answer))
            return;
        var text = await answer.Content.ReadAsStringAsync();
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        var told =
            $"{request.Method} {(int)answer.StatusCode} {Shorten(text)} to {Shorten(sent)} at {request.RequestUri}";
        Assert.True((int)answer.StatusCode < 500, told);
        Assert.True(answer.Headers.Contains("X-Request-Id"), told);
        if (request.Method == HttpMethod.Head || text.StartsWith('#'))
            return;
        Assert.True(answer.Content.Headers.ContentType?.MediaType is "application/json", told);
        var body = JsonElement.Parse(text);
        Assert.True(body.GetProperty("error").GetString()?.Length > 0, told);
        Assert.DoesNotContain("Npgsql", text, StringComparison.Ordinal);
    }

    private static bool IsRefusedByTheServer(HttpRequestMessage request, HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.RequestUriTooLong
        || (answer.StatusCode is HttpStatusCode.BadRequest
            && request.RequestUri!.AbsolutePath.Contains("%00", StringComparison.Ordinal));

    private static HttpRequestMessage Build(World world, Target target, Mischief mischief)
    {
        var path = target.Path(name => mischief.Chance(0.7) ? world.ValueOf(name, mischief) : Escape(mischief.Text()));
        var query = new StringBuilder();
        for (var separator = '?'; mischief.Chance(0.4); separator = '&')
        {
            var value = mischief.Chance(0.3) ? $"{mischief.Below(2000) - 5}" : mischief.Text();
            query.Append(separator).Append(mischief.Pick(QueryNames)).Append('=').Append(Escape(value));
        }

        if (mischief.Chance(0.05))
            path = mischief.Chance(0.5) ? path + "/" : path.ToUpperInvariant();
        var method = mischief.Chance(0.03)
            ? mischief.Pick(["DELETE", "PATCH", "OPTIONS", "PUT", "POST"])
            : target.Method;
        var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(world.Address, path + query));
        AddHeaders(world, request, mischief);
        if (method is "POST" or "PUT" or "PATCH")
            AddBody(world, target, request, mischief);
        return request;
    }

    private static void AddHeaders(World world, HttpRequestMessage request, Mischief mischief)
    {
        var headers = request.Headers;
        headers.TryAddWithoutValidation("X-API-KEY", mischief.Chance(0.95) ? world.Key(mischief) : "ak_wrong");
        if (mischief.Chance(0.3))
            headers.TryAddWithoutValidation("Idempotency-Key", Visible(mischief));
        if (mischief.Chance(0.1))
            headers.TryAddWithoutValidation("If-Match", mischief.Chance(0.5) ? "\"v1\"" : Visible(mischief));
        if (mischief.Chance(0.1))
            headers.TryAddWithoutValidation("If-None-Match", mischief.Chance(0.5) ? "*" : Visible(mischief));
        if (mischief.Chance(0.1))
            headers.TryAddWithoutValidation("X-Request-Id", Visible(mischief));
        if (mischief.Chance(0.1))
            headers.TryAddWithoutValidation("Accept", mischief.Pick(["text/event-stream", "text/html", "*/*"]));
        if (mischief.Chance(0.05))
            headers.TryAddWithoutValidation("Last-Event-ID", Visible(mischief));
        if (mischief.Chance(0.05))
            headers.TryAddWithoutValidation("X-Forwarded-For", Visible(mischief));
    }

    private static void AddBody(World world, Target target, HttpRequestMessage request, Mischief mischief)
    {
        var content = mischief.Chance(0.03)
            ? mischief.Bytes()
            : Encoding.UTF8.GetBytes(mischief.Chance(0.03) ? mischief.Value() : Body(world, target, mischief));
        request.Content = new ByteArrayContent(content);
        var type = mischief.Chance(0.9) ? "application/json" : mischief.Pick(MediaTypes);
        if (MediaTypeHeaderValue.TryParse(type, out var parsed))
            request.Content.Headers.ContentType = parsed;
    }

    /// <summary>Mostly the right fields, with mostly right values; now and then one twice, or one unknown.</summary>
    private static string Body(World world, Target target, Mischief mischief)
    {
        var members = new List<string>();
        foreach (var (name, schema) in target.Fields)
        {
            for (var turn = mischief.Chance(0.02) ? 2 : 1; turn > 0 && mischief.Chance(0.9); turn--)
            {
                var value = mischief.Chance(0.85) ? Right(world, name, schema, mischief) : mischief.Value();
                members.Add($"\"{name}\":{value}");
            }
        }

        if (mischief.Chance(0.1))
            members.Add($"\"unknown\":{mischief.Value()}");
        return $"{{{string.Join(',', members)}}}";
    }

    private static string Right(World world, string name, IOpenApiSchema schema, Mischief mischief)
    {
        if (schema.Enum is { Count: > 0 } options)
            return mischief.Pick([.. options]).ToJsonString();
        if (name.EndsWith("Id", StringComparison.Ordinal))
            return JsonSerializer.Serialize(world.ValueOf(name, mischief));
        return schema.Type switch
        {
            JsonSchemaType.Number or JsonSchemaType.Integer => $"{mischief.Below(1000) + 1}",
            JsonSchemaType.Boolean => mischief.Chance(0.5) ? "true" : "false",
            JsonSchemaType.Object => schema.Properties is { Count: > 0 } inner
                ? $"{{{string.Join(
                    ',', inner.Select(it => $"\"{it.Key}\":{Right(world, it.Key, it.Value, mischief)}"))}}}"
                : """{"currency":"USD","region":"US"}""",
            JsonSchemaType.Array => $"[{Right(world, name, schema.Items!, mischief)}]",
            _ => name == "currency" ? "\"USD\"" : JsonSerializer.Serialize("fuzz " + mischief.Below(1000)),
        };
    }

    /// <summary>Apart from the other tests, and with limits that do not answer in place of the endpoints.</summary>
    private async Task<ApiUnderTest> StartAsync(Store store) => await ApiUnderTest.StartAsync(
        store is Store.Memory ? null : await stores.CreateDatabaseAsync("fuzz"),
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PUBLIC_DOCS_ENABLED"] = "false",
            ["RATE_LIMIT_KEY_CREATIONS"] = "100000",
            ["RATE_LIMIT_INSTITUTION_CREATIONS"] = "100000",
            ["RATE_LIMIT_AUTH_FAILURES"] = "100000",
        });

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static string Visible(Mischief mischief) =>
        new([.. mischief.Text().Select(it => it is > ' ' and < '\x7f' ? it : 'x')]);

    private static string Shorten(string text) => text.Length <= 600 ? text : text[..600] + "…";

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
