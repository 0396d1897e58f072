using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EscrowGrid.Core.Relay;

/// <summary>What operators watch of the relay; each value names its consumer.</summary>
internal sealed class RelayMetrics
{
    private const string ConsumerTag = "consumer";

    private readonly ConcurrentDictionary<string, DateTimeOffset?> _oldest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _away = new(StringComparer.Ordinal);
    private readonly Counter<long> _handled;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dead;

    public RelayMetrics(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create("EscrowGrid.Relay");
        _handled = meter.CreateCounter<long>("escrowgrid.relay.handled", description: "Events handled by a consumer.");
        _failed = meter.CreateCounter<long>("escrowgrid.relay.failures", description: "Attempts that failed.");
        _dead = meter.CreateCounter<long>("escrowgrid.relay.dead", description: "Events given up.");
        meter.CreateObservableGauge(
            "escrowgrid.relay.lag.seconds",
            () => _oldest.Select(pair => Measure(pair.Key, Age(pair.Value, time))),
            description: "Age of the oldest event of the log that a consumer has not seen.");
        meter.CreateObservableGauge(
            "escrowgrid.relay.away",
            () => _away.Select(pair => Measure(pair.Key, pair.Value ? 1 : 0)),
            description: "1 while what a consumer needs is away.");
    }

    /// <param name="consumer">Whose lag.</param>
    /// <param name="oldest">When the oldest event that it has yet to see happened; null without one.</param>
    public void Lag(string consumer, DateTimeOffset? oldest) => _oldest[consumer] = oldest;

    public void IsAway(string consumer, bool isAway) => _away[consumer] = isAway;

    /// <summary>Another process tells of it now.</summary>
    public void Forget(string consumer) => _oldest.TryRemove(consumer, out _);

    public void Count(RelayCommit commit, string consumer)
    {
        var tag = new KeyValuePair<string, object?>(ConsumerTag, consumer);
        RelayItem[] tried = [.. commit.Added.Where(item => item.Attempts > 0), .. commit.Changed];
        _handled.Add(commit.Handled, tag);
        _failed.Add(tried.Length, tag);
        _dead.Add(tried.Count(item => item.State is RelayItemState.Dead), tag);
    }

    private static double Age(DateTimeOffset? oldest, TimeProvider time) =>
        oldest is { } at ? Math.Max(0, (time.GetUtcNow() - at).TotalSeconds) : 0;

    private static Measurement<double> Measure(string consumer, double value) =>
        new(value, new KeyValuePair<string, object?>(ConsumerTag, consumer));
}
