using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace EscrowGrid.ServiceDefaults.Metrics;

/// <summary>
/// The values of this process's own counters and gauges: what OpenTelemetry exports of them, Prometheus can read too.
/// </summary>
public sealed class MeterValues : IDisposable
{
    private const string OwnMeters = "EscrowGrid";
    private const int SeriesMaximum = 1_000;

    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), double> _values = new();
    private readonly MeterListener _listener = new();

    public MeterValues(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // A meter made by another host of the same process is that host's.
            var isOwn = instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters);
            if (isOwn && instrument.Meter.Name.StartsWith(OwnMeters, StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>(Note);
        _listener.Start();
    }

    /// <summary>Each instrument with the values of its label sets, as they are now.</summary>
    public IEnumerable<IGrouping<Instrument, (string Labels, double Value)>> Read()
    {
        _listener.RecordObservableInstruments();
        return _values
            .OrderBy(pair => pair.Key.Instrument.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Labels, StringComparer.Ordinal)
            .GroupBy(pair => pair.Key.Instrument, pair => (pair.Key.Labels, pair.Value));
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsSum(Instrument instrument) => instrument is Counter<int> or Counter<long> or Counter<double>
        or UpDownCounter<int> or UpDownCounter<long>;

    private static bool IsState(Instrument instrument) => instrument.IsObservable || instrument is Gauge<long>;

    private static string Label(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new List<string>();
        foreach (var (name, value) in tags)
            labels.Add($"{PrometheusForm.Name(name)}=\"{PrometheusForm.Escape($"{value}")}\"");
        return string.Join(',', labels);
    }

    private void Note(
        Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state = null)
    {
        var key = (instrument, Label(tags));
        if (_values.Count >= SeriesMaximum && !_values.ContainsKey(key))
            return;
        if (IsSum(instrument))
            _values.AddOrUpdate(key, value, (_, sum) => sum + value);
        else if (IsState(instrument))
            _values[key] = value;
    }
}
