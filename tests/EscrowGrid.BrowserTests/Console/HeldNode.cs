using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>A node of a chain that answers when a test lets it: whatever waits for it is seen to wait.</summary>
internal sealed class HeldNode : IAsyncDisposable
{
    private readonly WebApplication _app;
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeldNode(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public static async Task<HeldNode> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var app = builder.Build();
        app.Urls.Add(address);
        var node = new HeldNode(app, new Uri(address));
        app.MapPost("/", node.AnswerAsync);
        await app.StartAsync();
        return node;
    }

    /// <summary>From now on nothing is answered.</summary>
    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What waits is answered, and whatever comes until the next <see cref="Hold"/>.</summary>
    public void Release() => _open.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Release();
        return _app.DisposeAsync();
    }

    private static JsonObject Answer(JsonNode call)
    {
        JsonNode? result = call["method"]!.GetValue<string>() switch
        {
            "eth_chainId" => "0x1",
            "eth_getCode" => "0x60",
            "eth_getLogs" => new JsonArray(),
            _ => null,
        };
        var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = call["id"]!.GetValue<int>() };
        if (result is null)
            answer["error"] = new JsonObject { ["code"] = -32601, ["message"] = "not here" };
        else
            answer["result"] = result;
        return answer;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = (await JsonNode.ParseAsync(context.Request.Body))!;
        await _open.Task.WaitAsync(context.RequestAborted);
        JsonNode answer = asked is JsonArray calls
            ? new JsonArray([.. calls.Select(it => (JsonNode)Answer(it!))])
            : Answer(asked);
        context.Response.ContentType = MediaTypeNames.Application.Json;
        await context.Response.WriteAsync(answer.ToJsonString());
    }
}
