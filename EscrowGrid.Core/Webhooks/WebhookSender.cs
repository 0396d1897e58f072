using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Makes one attempt: signs, sends, and reads what is kept of the answer, all within <see
/// cref="Limits.WebhookTimeout"/>. Only 2xx is success; a redirect is not followed, because its target was not
/// registered.
/// </summary>
internal sealed class WebhookSender(
    WebhookOptions options, WebhookSecretVault vault, SharedLookups lookups, TimeProvider time) : IDisposable
{
    /// <summary>The HTTP status by which a receiver says that it is gone for good.</summary>
    public const int Gone = 410;

    private const string Agent = "EscrowGrid-Webhooks/1";
    private const int Redirects = 300;
    private const int RedirectsEnd = 400;

    private readonly HttpMessageInvoker _http = WebhookConnections.Open(options, lookups);

    public async Task<DeliveryAttempt> SendAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        var startedAt = time.NowInMilliseconds();
        var clock = Stopwatch.StartNew();
        using var request = Request(due, startedAt);
        var attempt = new DeliveryAttempt(
            due.Delivery.Attempts + 1, startedAt, 0, Status: null, Error: null, Describe(request), Answer: null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Limits.WebhookTimeout);
        try
        {
            var url = due.Webhook.Settings.Url.OriginalString;
            if (WebhookAddress.Check(url, options.AllowsPrivateTargets, out _) is { } rule)
                throw new TargetRefusedException(rule);
            Sign(request, due, startedAt);
            using var response = await _http.SendAsync(request, patience.Token);
            attempt = Read(attempt, response);
            attempt = attempt with { Answer = await ReadBeginningAsync(response, patience.Token) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var limit = Limits.WebhookTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            attempt = attempt with { Error = $"No complete answer within {limit} s" };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or CryptographicException)
        {
            // What was answered counts, even when its body did not come whole.
            attempt = attempt with { Error = attempt.Status is null ? Explain(exception) : attempt.Error };
        }

        return attempt with { DurationMs = clock.ElapsedMilliseconds };
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Request(DueDelivery due, DateTimeOffset now)
    {
        var delivery = due.Delivery;
        var request = new HttpRequestMessage(HttpMethod.Post, due.Webhook.Settings.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Message.Body.Text)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEventText.MediaType, "utf-8");
        request.Headers.Add("webhook-id", delivery.Message.Event.ToString());
        request.Headers.Add("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-delivery", delivery.Id.ToString());
        request.Headers.Add("webhook-attempt", (delivery.Attempts + 1).ToString(CultureInfo.InvariantCulture));
        if (delivery.IsReplay)
            request.Headers.Add("x-replay", "true");
        request.Headers.Add("User-Agent", Agent);
        return request;
    }

    private static string Describe(HttpRequestMessage request)
    {
        var text = new StringBuilder().Append("POST ").Append(request.RequestUri).Append('\n');
        foreach (var (name, values) in request.Headers.Concat(request.Content!.Headers))
            text.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        return text.ToString();
    }

    private static string Explain(Exception exception) => exception switch
    {
        { InnerException: TargetRefusedException refused } => refused.Message,
        TargetRefusedException refused => refused.Message,
        HttpRequestException { HttpRequestError: var error } => $"{error}: {exception.Message}",
        CryptographicException => "The secret of the webhook cannot be read with this deployment's key",
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };

    private static async Task<string?> ReadBeginningAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[Limits.WebhookAnswerBytes];
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        // Whatever it is: as text without what no log or database takes.
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        return length == 0 ? null : string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
    }

    private void Sign(HttpRequestMessage request, DueDelivery due, DateTimeOffset now)
    {
        var secrets = due.Webhook.SecretsAt(now).Select(secret => vault.Open(due.Webhook.Id, secret.Sealed));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(
            secrets,
            due.Delivery.Message.Event.ToString(),
            now.ToUnixTimeSeconds(),
            Encoding.UTF8.GetBytes(due.Delivery.Message.Body.Text)));
    }

    private DeliveryAttempt Read(DeliveryAttempt attempt, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var error = status switch
        {
            _ when response.IsSuccessStatusCode => null,
            Gone => "The receiver is gone (410)",
            >= Redirects and < RedirectsEnd => $"A redirect ({status}) is not followed",
            _ => $"The receiver answered {status}",
        };
        return attempt with { Status = status, Error = error, RetryAfter = ReadRetryAfter(response) };
    }

    private TimeSpan? ReadRetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };
}
