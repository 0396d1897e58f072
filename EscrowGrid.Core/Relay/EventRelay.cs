using EscrowGrid.Core.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Relay;

/// <summary>Runs the relay of every consumer that this process has; each goes at its own pace.</summary>
internal sealed class EventRelay(
    IEnumerable<IEventConsumer> consumers, RelayParts parts, ILogger<EventRelay> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(consumers
        .Select(consumer => new ConsumerRelay(consumer, parts, logger))
        .Select(relay => Task.Run(() => relay.RunAsync(stoppingToken), CancellationToken.None)));
}
