using System.Net;
using System.Text.Json;
using EscrowGrid.Core.Payments;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Rails.Providers;

/// <summary>
/// Asks a provider until it says something: once, and after 1, 2 and 4 s again where the call may be repeated and the
/// trouble may pass (escrow-services.md 8.1). Nothing else repeats a call: the standard resilience of this process is
/// taken off these clients.
/// </summary>
internal sealed class ProviderClient(
    string provider, IHttpClientFactory clients, TimeProvider time, ILogger<ProviderClient> logger)
{
    private const string KeyHeader = "Idempotency-Key";
    private const string ReplayedHeader = "Idempotent-Replayed";

    /// <summary>Another call with the same key is still running: its answer will come.</summary>
    private const string KeyInUse = "idempotency_key_in_use";

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    /// <exception cref="RailUnavailableException">No answer says anything. It may have had its effect.</exception>
    public async Task<ProviderReply> SendAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            var attempt = await TryAsync(call, cancellationToken);
            if (attempt.Reply is { } reply)
                return reply;
            if (!call.MayRepeat || !attempt.MayHeal || tries == Pauses.Length
                || attempt.AskedPause > Pauses[^1])
            {
                ProviderLog.GaveUp(logger, provider, call.Method.Method, attempt.Trouble);
                throw new RailUnavailableException($"{provider} gave no answer: {attempt.Trouble}.");
            }

            var pause = attempt.AskedPause > Pauses[tries] ? attempt.AskedPause.Value : Pauses[tries];
            ProviderLog.Repeat(logger, provider, call.Method.Method, attempt.Trouble, pause.TotalMilliseconds);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static async Task<Attempt> JudgeAsync(
        ProviderCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var trouble = $"status {status}";
        var asked = response.Headers.RetryAfter?.Delta;
        // A stored answer comes again for as long as its key is kept.
        if (status >= 500)
            return new Attempt(null, trouble, !response.Headers.Contains(ReplayedHeader), asked);
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
            return new Attempt(null, trouble, MayHeal: true, asked);
        // Whoever is not let in learns nothing about the payment: the operator has a key to mend.
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            || status is < 200 or (>= 300 and < 400))
        {
            return new Attempt(null, trouble);
        }

        var json = await ReadAsync(response, cancellationToken);
        if (call.AnswersList && json.ValueKind is JsonValueKind.Array)
            return new Attempt(new ProviderReply(response.StatusCode, json));
        var body = new ProviderObject(json);
        if (response.StatusCode is HttpStatusCode.Conflict && IsRunning(body))
            return new Attempt(null, KeyInUse, MayHeal: true);
        return new Attempt(new ProviderReply(response.StatusCode, json));
    }

    private static bool IsRunning(ProviderObject body) => body.ObjectOrNull("error")?.TextOrNull("code") == KeyInUse;

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        return document.RootElement.Clone();
    }

    private async Task<Attempt> TryAsync(ProviderCall call, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(provider);
        using var request = new HttpRequestMessage(call.Method, call.Path);
        request.Content = call.Content?.Invoke();
        if (call.Key is { } key)
            request.Headers.Add(KeyHeader, key);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return await JudgeAsync(call, response, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            return new Attempt(null, exception.HttpRequestError.ToString(), MayHeal: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt(null, "time-out", MayHeal: true);
        }
        catch (Exception exception) when (exception is JsonException or RailUnavailableException)
        {
            return new Attempt(null, "an unreadable answer");
        }
    }
}
