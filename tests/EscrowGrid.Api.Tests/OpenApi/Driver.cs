using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>Makes calls, notes which operation answered with which status, and compares each answer.</summary>
internal sealed class Driver(ApiUnderTest api, JsonElement document)
{
    private const int MoreThanBulk = 8_388_609;
    private const int MoreThanBody = 1_048_577;
    private const string Repeatable = "Idempotency-Key";

    private readonly SchemaCheck _check = new(document);
    private Credential _credential = Credential.Root;
    private int _keys;

    public HashSet<(string Operation, int Status)> Driven { get; } = [];

    public List<string> Faults { get; } = [];

    /// <summary>Whatever follows from what the operation is.</summary>
    public async Task DriveAsync(DescribedOperation operation)
    {
        var world = await DescribedWorld.CreateAsync(api);
        var good = GoodCall.Table[operation.Id].In(world);
        _credential = Credential.For(good, world);
        if (operation.NeedsKey)
            await SendAsync(operation, Request(operation, good), api.Address, credential: null);
        if (operation.Body is { } body)
            await DriveBodiesAsync(operation, good, body);
        if (operation.Takes(Repeatable))
            await DriveRepetitionsAsync(operation, good);
        else
            await SendAsync(operation, Request(operation, good));
        if (operation.Method == HttpMethod.Get && operation.Statuses.Contains((int)HttpStatusCode.NotModified))
            await SendAsync(operation, Request(operation, good, ("If-None-Match", "*")));
        if (operation.Takes("limit"))
        {
            var path = good.Path.Replace("limit=1", "", StringComparison.Ordinal);
            var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            await SendAsync(operation, Request(operation, good with { Path = $"{path}{mark}limit=0" }));
        }

        if (operation.Statuses.Contains((int)HttpStatusCode.NotFound))
        {
            // What was done may have ended the session.
            _credential = Credential.For(good, await DescribedWorld.CreateAsync(api));
            await SendAsync(operation, Request(operation, GoodCall.Table[operation.Id].In(DescribedWorld.Nowhere)));
        }

        _credential = Credential.Root;
    }

    /// <summary>One call, as good as any, on another API or by another key.</summary>
    public Task DriveAsync(DescribedOperation operation, Uri address, string key) => SendAsync(
        operation,
        Request(operation, GoodCall.Table[operation.Id].In(DescribedWorld.Nowhere)),
        address,
        Credential.OfKey(key));

    /// <summary>One call on another API, by a user of it.</summary>
    public Task DriveAsync(DescribedOperation operation, Uri address, DescribedWorld world) => SendAsync(
        operation,
        Request(operation, GoodCall.Table[operation.Id].In(world)),
        address,
        Credential.For(GoodCall.Table[operation.Id], world));

    /// <summary>One call on another API, by the user of the world if there is one, else by root.</summary>
    public Task DriveDecisionAsync(
        DescribedOperation operation, GoodCall call, Uri address, DescribedWorld world) =>
        SendAsync(operation, Request(operation, call), address, Credential.For(call with
        {
            IsOfUser = world.User is not null,
        }, world));

    public Task SendAsync(DescribedOperation operation, GoodCall call, params (string Name, string Value)[] headers) =>
        SendAsync(operation, Request(operation, call, headers));

    private async Task DriveBodiesAsync(
        DescribedOperation operation, GoodCall good, (string MediaType, JsonElement Schema) body)
    {
        var sample = JsonSerializer.Deserialize<JsonElement>(good.Body!);
        Faults.AddRange(_check.FindFaults(body.Schema, sample, $"{operation.Id} body"));
        var example = operation.Json.GetProperty("requestBody").GetProperty("content").GetProperty(body.MediaType)
            .GetProperty("example");
        Faults.AddRange(_check.FindFaults(body.Schema, example, $"{operation.Id} example"));

        var isJson = body.MediaType == MediaTypeNames.Application.Json;
        if (isJson)
            await SendAsync(operation, Request(operation, good with { Body = "{" }));
        var huge = new string(' ', isJson ? MoreThanBody : MoreThanBulk);
        // Sent only when asked for: a refusal would break off the sending.
        var oversized = Request(operation, good with { Body = huge });
        oversized.Headers.ExpectContinue = true;
        await SendAsync(operation, oversized);
        var text = Request(operation, good);
        text.Content!.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Text.Plain);
        await SendAsync(operation, text);
    }

    /// <summary>
    /// A bad key, a key whose request is still running, the first request, and another one with its key.
    /// </summary>
    private async Task DriveRepetitionsAsync(DescribedOperation operation, GoodCall good)
    {
        var key = $"key-{++_keys}";
        await SendAsync(operation, Request(operation, good, (Repeatable, "two words")));
        if (operation.Statuses.Contains((int)HttpStatusCode.Conflict))
        {
            var id = IdempotencyId.Of(
                _credential.Caller,
                operation.Method.Method,
                good.Path,
                IdempotencyKey.TryParse(key, out var it) ? it : default);
            var running = api.Service<RunningRequests>();
            Assert.True(running.TryEnter(id));
            await SendAsync(operation, Request(operation, good, (Repeatable, key)));
            running.Leave(id);
        }

        await SendAsync(operation, Request(operation, good, (Repeatable, key)));
        if (good.Body is not null)
            await SendAsync(operation, Request(operation, good with { Body = good.Body + " " }, (Repeatable, key)));
    }

    private static HttpRequestMessage Request(
        DescribedOperation operation, GoodCall call, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(operation.Method, call.Path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (call.Header is { } header && !request.Headers.Contains(header.Name))
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (call.Body is not null && operation.Body is { } body)
        {
            var isJson = body.MediaType == MediaTypeNames.Application.Json;
            var text = isJson ? call.Body : call.Body.ReplaceLineEndings("");
            request.Content = new StringContent(text, Encoding.UTF8, body.MediaType);
        }

        return request;
    }

    private Task SendAsync(DescribedOperation operation, HttpRequestMessage request) =>
        SendAsync(operation, request, api.Address, _credential);

    private async Task SendAsync(
        DescribedOperation operation, HttpRequestMessage request, Uri address, Credential? credential)
    {
        using (request)
        using (var http = new HttpClient { BaseAddress = address })
        {
            if (credential is not null)
                request.Headers.Add(credential.Header, credential.Value);
            using var answer = await http.SendAsync(request);
            Note(operation, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType,
                await answer.Content.ReadAsStringAsync());
        }
    }

    private void Note(DescribedOperation operation, int status, string? mediaType, string body)
    {
        var place = $"{operation.Id} {status}";
        Driven.Add((operation.Id, status));
        if (!operation.Statuses.Contains(status))
            Faults.Add($"{place} is not described: {body}");
        else if (body.Length > 0)
            Compare(operation, status, mediaType ?? "", body, place);
    }

    private void Compare(DescribedOperation operation, int status, string mediaType, string body, string place)
    {
        if (operation.SchemaOf(status, mediaType) is not { } schema)
        {
            Faults.Add($"{place} has a body of {mediaType}, which is not described");
            return;
        }

        if (mediaType == MediaTypeNames.Text.Plain)
            return;
        string[] texts = mediaType == MediaTypeNames.Application.Json
            ? [body]
            : body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var text in texts)
            Faults.AddRange(_check.FindFaults(schema, JsonSerializer.Deserialize<JsonElement>(text), place));
    }
}
