using System.Diagnostics.Metrics;
using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.ServiceDefaults.Cache;
using StackExchange.Redis;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// Replies in Redis, as long as they are kept. A record never changes once it is there, so what Redis has is right.
/// After a call without an answer Redis is left alone for a while: requests must not wait for it one after the other.
/// </summary>
internal sealed class ReplyCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CacheConnection _redis;
    private readonly string _prefix;
    private readonly TimeSpan _timeToLive;
    private readonly TimeProvider _time;
    private readonly Counter<long> _lookUps;
    private long _pausedUntil = long.MinValue;

    /// <param name="services">Have Redis.</param>
    /// <param name="installation">Tells installations apart that share a Redis.</param>
    /// <param name="retention">How long replies are kept.</param>
    public ReplyCache(IServiceProvider services, string installation, ReplyRetention retention)
    {
        _redis = services.GetRequiredService<CacheConnection>();
        _prefix = $"escrowgrid:reply:{Sha256Digest.Of(installation)}";
        _timeToLive = retention.Time;
        _time = services.GetRequiredService<TimeProvider>();
        _lookUps = services.GetRequiredService<IMeterFactory>().Create("EscrowGrid.Idempotency").CreateCounter<long>(
            "escrowgrid.idempotency.redis", description: "Look-ups of replies in Redis: HIT, MISS or FAILED.");
    }

    /// <returns>Null when Redis has none, and when it does not answer.</returns>
    public async Task<IdempotencyRecord?> FindAsync(IdempotencyId id, CancellationToken cancellationToken)
    {
        var found = await TryAsync(redis => redis.StringGetAsync(KeyOf(id)), cancellationToken);
        var record = found is { HasValue: true } text ? Read(id, text!) : null;
        var outcome = found is null ? "FAILED" : record is null ? "MISS" : "HIT";
        _lookUps.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        return record;
    }

    public Task KeepAsync(IdempotencyRecord record, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(new Kept(
            record.Body.ToString(), record.Reply.Status, record.Reply.Body, record.CreatedAt, record.IsKept));
        return TryAsync(redis => redis.StringSetAsync(KeyOf(record.Id), text, _timeToLive), cancellationToken);
    }

    private static IdempotencyRecord? Read(IdempotencyId id, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(text) is { } kept
                && Sha256Digest.TryParse(kept.BodyHash, out var body)
                    ? new IdempotencyRecord(id, body, new Reply(kept.Status, kept.Reply), kept.CreatedAt)
                    {
                        IsKept = kept.IsKept,
                    }
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string KeyOf(IdempotencyId id) => $"{_prefix}:{id.Scope}:{id.Key}";

    /// <returns>Null when Redis did not answer.</returns>
    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellationToken)
        where T : struct
    {
        var now = _time.GetUtcNow().UtcTicks;
        if (now < Interlocked.Read(ref _pausedUntil))
            return null;
        try
        {
            return await _redis.AskAsync(ask, Patience, cancellationToken);
        }
        catch (Exception exception) when (CacheConnection.IsAway(exception))
        {
            Interlocked.Exchange(ref _pausedUntil, now + Pause.Ticks);
            return null;
        }
    }

    private sealed record Kept(
        string BodyHash, int Status, byte[] Reply, DateTimeOffset CreatedAt, bool IsKept);
}
