using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.CommandBus;

/// <summary>Messages that were refused for ever.</summary>
public interface IRefusedMessageStore
{
    Task<RefusedMessage?> FindAsync(CommandId id, CancellationToken cancellationToken);

    /// <summary>Does nothing where one of the id is stored.</summary>
    Task AddAsync(RefusedMessage refused, CancellationToken cancellationToken);
}
