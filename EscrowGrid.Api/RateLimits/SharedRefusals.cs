using System.Globalization;
using EscrowGrid.Core;
using EscrowGrid.ServiceDefaults.Cache;
using StackExchange.Redis;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// What all instances have refused, in three keys of Redis that are bounded and end by themselves. Whatever becomes of
/// it, the counting of requests is not touched: this only tells.
/// </summary>
internal sealed class SharedRefusals(CacheConnection link)
{
    // One hash slot, so that the script works on a cluster too.
    private const string KeyPrefix = "escrowgrid:rate-limit-refusals:{all}:";

    // ARGV: the oldest hour, the oldest time, how long all is kept, how many callers, how many hours follow; then limit
    // and hour with their count, then limit and subject with their count and time.
    private const string Script =
        """
        local hours, seen, counts = KEYS[1], KEYS[2], KEYS[3]
        local at = 6
        for _ = 1, tonumber(ARGV[5]) do
            redis.call('HINCRBY', hours, ARGV[at], ARGV[at + 1])
            at = at + 2
        end
        while at < #ARGV do
            redis.call('HINCRBY', counts, ARGV[at], ARGV[at + 1])
            redis.call('ZADD', seen, ARGV[at + 2], ARGV[at])
            at = at + 3
        end
        for _, field in ipairs(redis.call('HKEYS', hours)) do
            if tonumber(string.match(field, '%d+$')) < tonumber(ARGV[1]) then redis.call('HDEL', hours, field) end
        end
        local function forget(members)
            for _, member in ipairs(members) do
                redis.call('ZREM', seen, member)
                redis.call('HDEL', counts, member)
            end
        end
        forget(redis.call('ZRANGEBYSCORE', seen, '-inf', ARGV[2]))
        forget(redis.call('ZRANGE', seen, 0, -(tonumber(ARGV[4]) + 1)))
        for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[3]) end
        return 1
        """;

    private static readonly RedisKey[] Keys = [KeyPrefix + "hours", KeyPrefix + "seen", KeyPrefix + "counts"];

    public bool IsConfigured => link.IsConfigured;

    public async Task<bool> TryAddAsync(RefusalTally tally, DateTimeOffset now)
    {
        var values = new List<RedisValue>
        {
            RefusalTally.OldestHour(now),
            (now - Limits.RefusalMemory).ToUnixTimeMilliseconds(),
            (long)Limits.RefusalMemory.TotalMilliseconds,
            Limits.LimitedCallers,
            tally.Hours.Count,
        };
        foreach (var ((limit, hour), count) in tally.Hours)
            values.AddRange([$"{limit} {hour}", count]);
        foreach (var it in tally.Callers)
            values.AddRange([$"{it.Limit} {it.Subject}", it.Refused, it.LastAt.ToUnixTimeMilliseconds()]);
        return await TryAsync(redis => redis.ScriptEvaluateAsync(Script, Keys, [.. values])) is not null;
    }

    /// <summary>Null when Redis did not tell.</summary>
    public async Task<RefusalSummary?> TryReadAsync(DateTimeOffset now)
    {
        var hours = await TryAsync(redis => redis.HashGetAllAsync(Keys[0]));
        var seen = await TryAsync(redis => redis.SortedSetRangeByScoreWithScoresAsync(
            Keys[1], (now - Limits.RefusalMemory).ToUnixTimeMilliseconds(), order: Order.Descending));
        if (hours is null || seen is null)
            return null;
        var counts = await TryAsync(redis => redis.HashGetAsync(Keys[2], [.. seen.Select(it => it.Element)]));
        return counts is null
            ? null
            : new RefusalSummary(
                IsShared: true, Sum(hours, RefusalTally.OldestHour(now)), [.. seen.Zip(counts, ReadCaller)]);
    }

    private static Dictionary<string, long> Sum(HashEntry[] hours, long oldest) => hours
        .Select(it => (Name: it.Name.ToString().Split(' '), Count: (long)it.Value))
        .Where(it => long.Parse(it.Name[1], CultureInfo.InvariantCulture) >= oldest)
        .GroupBy(it => it.Name[0])
        .ToDictionary(it => it.Key, it => it.Sum(hour => hour.Count));

    private static RefusedCaller ReadCaller(SortedSetEntry seen, RedisValue count)
    {
        var member = seen.Element.ToString().Split(' ', count: 2);
        return new RefusedCaller(
            member[0], member[1], (long)count, DateTimeOffset.FromUnixTimeMilliseconds((long)seen.Score));
    }

    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> ask)
        where T : class
    {
        try
        {
            return link.Find() is { } redis
                ? await CacheConnection.AskAsync(redis, ask, Limits.RefusalPatience, CancellationToken.None)
                : null;
        }
        catch (Exception exception) when (CacheConnection.IsAway(exception))
        {
            return null;
        }
    }
}
