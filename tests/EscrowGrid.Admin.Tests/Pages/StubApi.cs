using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.Client.Paging;

namespace EscrowGrid.Admin.Tests.Pages;

/// <summary>The API as the console's client meets it: by path; what was not set up is not found.</summary>
internal sealed class StubApi : HttpMessageHandler
{
    private static readonly JsonSerializerOptions Wire =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly ConcurrentDictionary<string, Func<Uri, (HttpStatusCode Status, object Body)>> _answers = new();

    /// <summary>Path and query of every call.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public StubApi Answer(string path, object body) => Answer(path, _ => body);

    public StubApi Answer(string path, Func<Uri, object> body)
    {
        _answers[path] = address => (HttpStatusCode.OK, body(address));
        return this;
    }

    public StubApi Refuse(string path, HttpStatusCode status, string code)
    {
        _answers[path] = _ => (status, new { error = code, code });
        return this;
    }

    public static Page<T> PageOf<T>(params T[] rows) => new(rows, new Pagination(100, HasMore: false, rows.Length, 0));

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Enqueue(request.RequestUri!.PathAndQuery);
        var (status, body) = _answers.TryGetValue(request.RequestUri.AbsolutePath, out var answer)
            ? answer(request.RequestUri)
            : (HttpStatusCode.NotFound, new { error = "Not found", code = "ROUTE_NOT_FOUND" });
        return Task.FromResult(new HttpResponseMessage(status) { Content = JsonContent.Create(body, options: Wire) });
    }
}
