using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace EscrowGrid.Client.Wire;

/// <summary>
/// Repeats what met no answer or one that passes. It reads each answer within its attempt, unless the caller wants to
/// read it as it comes, so that an answer that is cut is repeated as well.
/// </summary>
internal sealed class RepeatHandler(EscrowGridClientOptions options, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    /// <summary>Set on a request whose answer is read as it comes.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsStreamed = new("EscrowGrid.IsStreamed");

    /// <summary>Set on a request that is sent once, whatever comes of it.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsOnce = new("EscrowGrid.IsOnce");

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = Build(options);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(IsOnce, out var isOnce) && isOnce)
            return await AttemptAsync(request, cancellationToken);
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await AttemptAsync(request, token), cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new HttpRequestException("No answer in time.", exception);
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Build(EscrowGridClientOptions options)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>();
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstPause,
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result?.Headers.RetryAfter?.Delta),
                ShouldHandle = attempt => ValueTask.FromResult(
                    IsPassing(attempt.Outcome) && !WantsLonger(attempt.Outcome.Result, options.LongestPause)),
            });
        }

        return pipeline.AddTimeout(options.AttemptTimeout).Build();
    }

    private async Task<HttpResponseMessage> AttemptAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Options.TryGetValue(IsStreamed, out var isStreamed) && isStreamed)
            return response;
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException or IOException
        || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or >= HttpStatusCode.InternalServerError
        || outcome.Result is { StatusCode: HttpStatusCode.Conflict, Headers.RetryAfter: not null };

    private static bool WantsLonger(HttpResponseMessage? response, TimeSpan longest) =>
        response?.Headers.RetryAfter is { } asked && (asked.Delta is not { } delay || delay > longest);
}
