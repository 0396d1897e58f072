using System.Collections.Concurrent;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace EscrowGrid.ServiceDefaults.Resilience;

/// <summary>
/// One pipeline for each client and target, kept for the life of the process so that a circuit remembers. From the
/// outside in: 30 s in all, three repeats with exponential back-off and jitter, a circuit breaker, 10 s for one
/// attempt.
/// </summary>
internal sealed class ResiliencePipelines(TimeProvider time)
{
    /// <summary>Set by the caller of the pipeline: whether a repeat does no harm.</summary>
    public static readonly ResiliencePropertyKey<bool> CanRepeat = new("EscrowGrid.CanRepeat");

    private const int Repeats = 3;

    /// <summary>
    /// Clients talk to a few configured targets; past this number they share one pipeline instead of leaking.
    /// </summary>
    private const int MaxPipelines = 256;

    private static readonly TimeSpan TotalLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestAskedDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> _pipelines = new();

    public ResiliencePipeline<HttpResponseMessage> For(string clientName, Uri? target)
    {
        var key = _pipelines.Count < MaxPipelines
            ? $"{clientName} {target?.GetLeftPart(UriPartial.Authority)}"
            : clientName;
        return _pipelines.GetOrAdd(key, _ => Build());
    }

    private ResiliencePipeline<HttpResponseMessage> Build() =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(TotalLimit)
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Repeats,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                DelayGenerator = arguments => ValueTask.FromResult(AskedDelay(arguments.Outcome.Result)),
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Context.Properties.GetValue(CanRepeat, false)
                    && IsTransient(arguments.Outcome)
                    && !AsksForPatience(arguments.Outcome.Result)),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
                ShouldHandle = arguments => ValueTask.FromResult(IsBroken(arguments.Outcome)),
            })
            .AddTimeout(AttemptLimit)
            .Build();

    /// <summary>A server that asks for a short pause gets it; otherwise the usual delay applies.</summary>
    private static TimeSpan? AskedDelay(HttpResponseMessage? response) => response?.Headers.RetryAfter?.Delta;

    /// <summary>
    /// A longer pause is the caller's to decide about: it gets the answer instead of waiting unasked.
    /// </summary>
    private static bool AsksForPatience(HttpResponseMessage? response) =>
        response?.Headers.RetryAfter is { } asked && (asked.Delta is not { } delay || delay > LongestAskedDelay);

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) =>
        IsBroken(outcome)
        || outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests
        || IsStillRunning(outcome.Result);

    /// <summary>
    /// A first attempt with the same <c>Idempotency-Key</c> has not ended: its answer will come. Other conflicts ask
    /// for no repeat.
    /// </summary>
    private static bool IsStillRunning(HttpResponseMessage? response) =>
        response is { StatusCode: HttpStatusCode.Conflict, Headers.RetryAfter: not null };

    /// <summary>A 429 is an answer of a healthy server, so it does not open the circuit.</summary>
    private static bool IsBroken(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException
        || outcome.Result?.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
}
