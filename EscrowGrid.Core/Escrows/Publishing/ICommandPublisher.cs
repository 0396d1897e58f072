using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Escrows.Publishing;

/// <summary>The topic of commands, for whoever tells of them.</summary>
public interface ICommandPublisher
{
    /// <summary>Ends when the brokers have it; whoever asks again sends it again.</summary>
    /// <exception cref="ConsumerUnavailableException">They are away.</exception>
    Task PublishAsync(PublishedCommand command, CancellationToken cancellationToken);
}
