using System.Diagnostics.Metrics;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>What operators watch of the commands that come by the topic.</summary>
internal sealed class CommandMetrics
{
    private readonly Counter<long> _messages;
    private readonly Counter<long> _refused;
    private long _lag;
    private bool _isAway;

    public CommandMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("EscrowGrid.Commands");
        _messages = meter.CreateCounter<long>(
            "escrowgrid.commands.messages", description: "Messages of the topic of commands that had their end.");
        _refused = meter.CreateCounter<long>(
            "escrowgrid.commands.refused", description: "Messages that went to the topic of the refused.");
        meter.CreateObservableGauge(
            "escrowgrid.commands.lag",
            () => Volatile.Read(ref _lag),
            description: "Messages that wait in the partitions of this process.");
        meter.CreateObservableGauge(
            "escrowgrid.commands.away",
            () => Volatile.Read(ref _isAway) ? 1 : 0,
            description: "1 while messages cannot be taken.");
    }

    public void Lag(long messages) => Volatile.Write(ref _lag, messages);

    public void IsAway(bool isAway) => Volatile.Write(ref _isAway, isAway);

    public void Count(MessageFate fate)
    {
        _messages.Add(1, new KeyValuePair<string, object?>("outcome", WireName<MessageVerdict>.Of(fate.Verdict)));
        if (fate.Refusal is { } refusal)
            _refused.Add(1, new KeyValuePair<string, object?>("reason", refusal.Code));
    }
}
