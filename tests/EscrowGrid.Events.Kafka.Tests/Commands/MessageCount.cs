using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>How many messages a worker has had, by its own metrics.</summary>
internal sealed class MessageCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _count;

    public MessageCount(IHost worker)
    {
        var meters = worker.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "escrowgrid.commands.messages" && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
        _listener.Start();
    }

    public Task ReachesAsync(long count) =>
        Eventually.HoldsAsync(() => Task.FromResult(Interlocked.Read(ref _count) >= count));

    public void Dispose() => _listener.Dispose();
}
