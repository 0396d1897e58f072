using System.Diagnostics.Metrics;
using EscrowGrid.Core;
using EscrowGrid.ServiceDefaults.Cache;
using StackExchange.Redis;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Counts in Redis, for all instances together. A Redis that is away, slow or broken costs at most one request a
/// second the short time that it is waited for; all others do without it until it answers again.
/// </summary>
internal sealed partial class SharedWindows
{
    private const string KeyPrefix = "escrowgrid:rate-limit:";

    // Counting and setting the end are one step, so that no window is left without an end.
    private const string Script =
        """
        local count = redis.call('INCR', KEYS[1])
        local left = redis.call('PTTL', KEYS[1])
        if left < 0 then
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            left = tonumber(ARGV[1])
        end
        return {count, left}
        """;

    private readonly CacheConnection _link;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedWindows> _logger;
    private long _pausedAt;
    private int _isPaused;
    private int _isProbing;

    public SharedWindows(CacheConnection link, TimeProvider time, IMeterFactory meters, ILogger<SharedWindows> logger)
    {
        (_link, _time, _logger) = (link, time, logger);
        meters.Create("EscrowGrid.Api").CreateObservableGauge(
            "escrowgrid.rate_limits.shared",
            () => _link.IsConfigured && _isPaused == 0 ? 1 : 0,
            description: "1 while rate limits are counted in Redis, 0 while each instance counts alone.");
    }

    /// <summary>Null when Redis did not count.</summary>
    public async ValueTask<RateLimitState?> TryCountAsync(RateLimit limit, string subject)
    {
        if (!_link.IsConfigured || !MayTry())
            return null;
        try
        {
            if (_link.Find() is not { } redis)
                return Pause("not connected");
            var counted = await CacheConnection.AskAsync(
                redis, it => CountAsync(it, limit, subject), Limits.RateLimitPatience, CancellationToken.None);
            var answer = (RedisValue[])counted!;
            Resume();
            return new RateLimitState((long)answer[0], TimeSpan.FromMilliseconds((long)answer[1]));
        }
        catch (Exception exception) when (CacheConnection.IsAway(exception))
        {
            return Pause(exception.GetType().Name);
        }
        finally
        {
            Volatile.Write(ref _isProbing, 0);
        }
    }

    private static Task<RedisResult> CountAsync(IDatabase redis, RateLimit limit, string subject) =>
        redis.ScriptEvaluateAsync(
            Script, [KeyPrefix + limit.Name + ":" + subject], [(long)limit.Window.TotalMilliseconds]);

    /// <summary>While paused, one request at a time and not more than one a second tries again.</summary>
    private bool MayTry() =>
        Volatile.Read(ref _isPaused) == 0
        || (_time.GetElapsedTime(Volatile.Read(ref _pausedAt)) >= Limits.RateLimitRetryInterval
            && Interlocked.CompareExchange(ref _isProbing, 1, 0) == 0);

    private RateLimitState? Pause(string reason)
    {
        Volatile.Write(ref _pausedAt, _time.GetTimestamp());
        if (Interlocked.Exchange(ref _isPaused, 1) == 0)
            CountsAlone(reason);
        return null;
    }

    private void Resume()
    {
        if (_isPaused == 1 && Interlocked.Exchange(ref _isPaused, 0) == 1)
            CountsTogether();
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Rate limits are counted by this instance alone: Redis is {Reason}")]
    private partial void CountsAlone(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rate limits are counted in Redis again")]
    private partial void CountsTogether();
}
