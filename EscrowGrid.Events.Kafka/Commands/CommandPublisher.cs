using System.Text;
using Confluent.Kafka;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Events.Kafka.Commands;

/// <summary>Sends accepted commands to the topic of commands, signed as those of others are.</summary>
internal sealed class CommandPublisher(KafkaConnection connection, CommandOptions options, CommandBusSettings settings)
    : ICommandPublisher
{
    public async Task PublishAsync(PublishedCommand command, CancellationToken cancellationToken)
    {
        var value = Encoding.UTF8.GetBytes(command.Text.Text);
        var headers = new Headers();
        headers.Add(MessageHeaders.Id, command.Id.ToString());
        headers.Add(MessageHeaders.Type, command.Type);
        headers.Add(MessageHeaders.Version, $"{CommandMessage.Version}");
        headers.Add(MessageHeaders.Signature, CommandSignature.Of(value, settings.Secrets[0]));
        var message = new Message<string, byte[]> { Key = command.Escrow.ToString(), Value = value, Headers = headers };
        try
        {
            await connection.Open().ProduceAsync(options.Topic, message, cancellationToken);
        }
        catch (ProduceException<string, byte[]> exception) when (
            KafkaFailures.Of(exception.Error) is KafkaFailure.Outage)
        {
            throw new ConsumerUnavailableException(exception.Error.Reason, exception);
        }
    }
}
