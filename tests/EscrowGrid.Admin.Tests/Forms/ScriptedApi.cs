using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>An API whose lists are empty but for one asset, and which answers what is sent as a test says.</summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedApi(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Of each POST; null breaks the connection off.</summary>
    public int? PostStatus { get; set; } = 422;

    /// <summary>Seconds that it asks to wait, as it does of a request whose first attempt still runs.</summary>
    public int? RetryAfter { get; set; }

    public ConcurrentQueue<HeardCall> Heard { get; } = [];

    public IEnumerable<HeardCall> Posts => Heard.Where(it => it.Method is "POST");

    public static async Task<ScriptedApi> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["URLS"] = "http://127.0.0.1:0";
        var api = new ScriptedApi(builder.Build());
        api._app.Run(api.AnswerAsync);
        await api._app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var once = request.Headers["Idempotency-Key"].ToString();
        Heard.Enqueue(new HeardCall(
            request.Method, request.Path + request.QueryString.Value, once, await reader.ReadToEndAsync()));
        if (request.Method is "GET")
            await context.Response.WriteAsync(List(request.Path));
        else if (PostStatus is { } status)
            Refuse(context.Response, status);
        else
            context.Abort();
    }

    private void Refuse(HttpResponse response, int status)
    {
        response.StatusCode = status;
        if (RetryAfter is { } seconds) response.Headers.RetryAfter = $"{seconds}";
    }

    private static string List(string path) => path.EndsWith("/assets", StringComparison.Ordinal)
        ? """
          {"data":[{"id":"ast_1","institutionId":"inst_1","templateId":"tpl_1","label":"One","metadata":{},
          "createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}],
          "pagination":{"limit":500,"hasMore":false}}
          """
        : """{"data":[],"pagination":{"limit":50,"hasMore":false},"nextCursor":"1","hasMore":false}""";
}
