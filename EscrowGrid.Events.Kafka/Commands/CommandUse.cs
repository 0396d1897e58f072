using EscrowGrid.Core.CommandBus;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>What of the domain the consumer works with.</summary>
internal sealed class CommandUse(
    ReadMessage reader, TakeMessage taker, IRefusedMessageStore refused, TimeProvider time)
{
    public ReadMessage Reader { get; } = reader;

    public TakeMessage Taker { get; } = taker;

    public IRefusedMessageStore Refused { get; } = refused;

    public TimeProvider Time { get; } = time;
}
