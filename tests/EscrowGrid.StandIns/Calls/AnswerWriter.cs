using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Calls;

/// <summary>Writes an answer, or spoils it as ordered.</summary>
internal static class AnswerWriter
{
    private const int HugeBytes = 8 * 1_048_576;
    private const string Json = "application/json";

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(100);

    public static async Task WriteAsync(HttpContext context, Answer answer, FaultKind? fault)
    {
        if (answer.IsReplayed)
            context.Response.Headers["Idempotent-Replayed"] = "true";
        switch (fault)
        {
            case FaultKind.ResetAfter:
                context.Abort();
                return;
            case FaultKind.SilentAfter:
                await HoldAsync(context);
                return;
            case FaultKind.HalfBody:
                await HalfAsync(context, answer);
                return;
            case FaultKind.Slow:
                await Task.Delay(Delay, context.RequestAborted);
                await TextAsync(context, answer.Status, Json, answer.Body.ToJsonString());
                return;
            default:
                var (type, text) = Spoil(answer.Body, fault);
                await TextAsync(context, answer.Status, type, text);
                return;
        }
    }

    /// <summary>Until the caller has had enough, or the server stops.</summary>
    public static async Task HoldAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var ended = new TaskCompletionSource();
        await using var registration = end.Token.Register(ended.SetResult);
        await ended.Task;
        context.Abort();
    }

    public static Task TextAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static (string Type, string Text) Spoil(JsonNode body, FaultKind? fault) => fault switch
    {
        FaultKind.EmptyBody => (Json, ""),
        FaultKind.BrokenJson => (Json, body.ToJsonString()[..^1]),
        FaultKind.HtmlPage => ("text/html", "<html><body>Just a moment...</body></html>"),
        FaultKind.OtherShape => (Json, "{\"ok\":true}"),
        FaultKind.OtherAmount => (Json, WithOtherAmount(body).ToJsonString()),
        FaultKind.HugeBody => (Json, body.ToJsonString() + new string(' ', HugeBytes)),
        _ => (Json, body.ToJsonString()),
    };

    /// <summary>One unit more, of the object itself or of all that it lists.</summary>
    private static JsonNode WithOtherAmount(JsonNode body)
    {
        var other = body.DeepClone();
        var listed = other["data"] is JsonArray list ? list.OfType<JsonObject>() : [];
        foreach (var item in listed.Append(other.AsObject()))
        {
            item["amount"] = item["amount"] switch
            {
                JsonValue value when value.TryGetValue<long>(out var units) => units + 1,
                JsonValue value when value.TryGetValue<string>(out var text) =>
                    (long.Parse(text, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture),
                _ => null,
            };
        }

        return other;
    }

    private static async Task HalfAsync(HttpContext context, Answer answer)
    {
        var body = Encoding.UTF8.GetBytes(answer.Body.ToJsonString());
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = Json;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }
}
