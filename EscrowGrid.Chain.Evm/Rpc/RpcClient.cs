using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EscrowGrid.Core;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Evm.Rpc;

/// <summary>
/// JSON-RPC 2.0 over HTTP. Every question may be repeated, a signed transaction too, so one that found nobody, was told
/// to wait or met a broken gateway is asked twice more. The address may hold a key of the node's operator, so no
/// message and no trace has it.
/// </summary>
internal sealed class RpcClient : IDisposable
{
    private const int Repeats = 2;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    public RpcClient(Uri address, TimeProvider time)
    {
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // No span either: it would have the address.
            ActivityHeadersPropagator = null,
        })
        {
            BaseAddress = address,
            Timeout = Limits.ChainPatience,
            MaxResponseContentBufferSize = Limits.ChainAnswerBytes,
        };
    }

    public async Task<RpcReply> CallAsync(RpcCall call, CancellationToken cancellationToken) =>
        (await CallAsync([call], cancellationToken))[0];

    /// <returns>The replies in the order of the calls.</returns>
    /// <exception cref="ChainUnavailableException">Nobody answers, or not in JSON-RPC.</exception>
    public async Task<IReadOnlyList<RpcReply>> CallAsync(
        IReadOnlyList<RpcCall> calls, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        for (var attempt = 0; ; attempt++, pause *= 2)
        {
            try
            {
                return await SendAsync(calls, cancellationToken);
            }
            catch (ChainUnavailableException) when (attempt < Repeats)
            {
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, object> ToBody(RpcCall call, int id) => new(StringComparer.Ordinal)
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id,
        ["method"] = call.Method,
        ["params"] = call.Parameters,
    };

    private static IReadOnlyList<RpcReply> ReadReplies(JsonElement answer, int count)
    {
        // A node that refuses a whole batch answers with one error instead of a list.
        if (answer.ValueKind is not JsonValueKind.Array)
            answer = count == 1 ? Listed(answer) : throw Unreadable();
        var replies = answer.EnumerateArray().ToDictionary(reply => reply.GetProperty("id").GetInt32(), ReadReply);
        return [.. Enumerable.Range(0, count).Select(id => replies.GetValueOrDefault(id) ?? throw Unreadable())];
    }

    private static JsonElement Listed(JsonElement answer) => JsonSerializer.SerializeToElement(new[] { answer });

    private static RpcReply ReadReply(JsonElement reply)
    {
        if (!reply.TryGetProperty("error", out var error) || error.ValueKind is not JsonValueKind.Object)
            return new RpcReply(reply.TryGetProperty("result", out var result) ? result : default, Error: null);
        var data = error.TryGetProperty("data", out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;
        return new RpcReply(
            default,
            new RpcError(error.GetProperty("code").GetInt32(), error.GetProperty("message").GetString()!, data));
    }

    private static ChainUnavailableException Unreadable(Exception? exception = null) =>
        new("The node does not answer in JSON-RPC.", exception!);

    private async Task<IReadOnlyList<RpcReply>> SendAsync(
        IReadOnlyList<RpcCall> calls, CancellationToken cancellationToken)
    {
        var bodies = calls.Select(ToBody).ToList();
        try
        {
            using var response = bodies is [var only]
                ? await _http.PostAsJsonAsync("", only, cancellationToken)
                : await _http.PostAsJsonAsync("", bodies, cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK)
                throw new ChainUnavailableException($"The node answers {(int)response.StatusCode}.");
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return ReadReplies(answer, calls.Count);
        }
        catch (HttpRequestException exception)
        {
            throw new ChainUnavailableException($"The node cannot be asked ({exception.HttpRequestError}).", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ChainUnavailableException("The node does not answer in time.", exception);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Unreadable(exception);
        }
    }
}
