using EscrowGrid.Core;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Refusals by limit and hour, and the callers refused last. Bounded whatever is tried: a day of hours, and a fixed
/// number of callers, of which the one that was refused longest ago makes room. Not for several threads.
/// </summary>
internal sealed class RefusalTally
{
    private readonly Dictionary<(string Limit, long Hour), long> _hours = [];
    private readonly Dictionary<(string Limit, string Subject), RefusedCaller> _callers = [];

    public IReadOnlyDictionary<(string Limit, long Hour), long> Hours => _hours;

    public IEnumerable<RefusedCaller> Callers => _callers.Values;

    public bool IsEmpty => _hours.Count == 0 && _callers.Count == 0;

    /// <summary>Hours since 1970.</summary>
    public static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;

    /// <summary>The first hour that still counts.</summary>
    public static long OldestHour(DateTimeOffset now) => HourOf(now - Limits.RefusalMemory) + 1;

    public void Add(RefusedCaller refused)
    {
        AddHour(refused.Limit, HourOf(refused.LastAt), refused.Refused);
        AddCaller(refused);
    }

    /// <summary>Takes back what could not be handed on.</summary>
    public void Add(RefusalTally other)
    {
        foreach (var ((limit, hour), count) in other._hours)
            AddHour(limit, hour, count);
        foreach (var caller in other._callers.Values)
            AddCaller(caller);
    }

    public void Forget(DateTimeOffset now)
    {
        var oldest = OldestHour(now);
        foreach (var key in _hours.Keys.Where(key => key.Hour < oldest).ToList())
            _hours.Remove(key);
        foreach (var (key, caller) in _callers)
        {
            if (caller.LastAt <= now - Limits.RefusalMemory)
                _callers.Remove(key);
        }
    }

    public RefusalSummary Summarize() => new(
        IsShared: false,
        _hours.GroupBy(it => it.Key.Limit).ToDictionary(it => it.Key, it => it.Sum(hour => hour.Value)),
        [.. _callers.Values.OrderByDescending(it => it.LastAt)]);

    private void AddHour(string limit, long hour, long count) =>
        _hours[(limit, hour)] = _hours.GetValueOrDefault((limit, hour)) + count;

    private void AddCaller(RefusedCaller refused)
    {
        var key = (refused.Limit, refused.Subject);
        if (_callers.TryGetValue(key, out var known))
        {
            var last = known.LastAt > refused.LastAt ? known.LastAt : refused.LastAt;
            _callers[key] = known with { Refused = known.Refused + refused.Refused, LastAt = last };
            return;
        }

        if (_callers.Count >= Limits.LimitedCallers)
            _callers.Remove(_callers.MinBy(it => it.Value.LastAt).Key);
        _callers.Add(key, refused);
    }
}
