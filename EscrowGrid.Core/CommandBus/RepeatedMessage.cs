using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Tells a message that has had its end from a new one, by what is kept for ever: the commands, the escrows, and the
/// messages that were refused.
/// </summary>
public sealed class RepeatedMessage(IEscrowStore escrows, IRefusedMessageStore refused)
{
    /// <returns>What became of it then; null for one that is new.</returns>
    public async Task<MessageFate?> FindAsync(CommandMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await refused.FindAsync(message.Id, cancellationToken) is not null)
            return new MessageFate(MessageVerdict.RefusedBefore);
        var known = message.Type == CommandMessage.Create
            ? await FindEscrowAsync(message, cancellationToken)
            : await FindCommandAsync(message, cancellationToken);
        // It is published after it is stored. What is not there was stored elsewhere, such as before a restored backup.
        return known ?? (message.IsOwn ? MessageFate.Refuse(MessageRefusal.NotOurs, id: message.Id) : null);
    }

    private async Task<MessageFate?> FindCommandAsync(CommandMessage message, CancellationToken cancellationToken)
    {
        if (await escrows.FindCommandAsync(message.Id, cancellationToken) is not { } command)
            return null;
        if (message.IsOwn)
            return new MessageFate(MessageVerdict.Own);
        return command.Escrow == message.Escrow && command.Wants(message.Wanted!)
            ? new MessageFate(MessageVerdict.Repeated)
            : MessageFate.Refuse(MessageRefusal.IdReused);
    }

    private async Task<MessageFate?> FindEscrowAsync(CommandMessage message, CancellationToken cancellationToken)
    {
        if (await escrows.FindAsync(message.Escrow, cancellationToken) is not { } escrow)
            return null;
        if (message.IsOwn)
            return new MessageFate(MessageVerdict.Own);
        return message.Agreement is { } agreement
            && (escrow.Buyer, escrow.Seller, escrow.Money) == (agreement.Buyer, agreement.Seller, agreement.Money)
            && escrow.ContractReference == agreement.ContractReference
                ? new MessageFate(MessageVerdict.Repeated)
                : MessageFate.Refuse(MessageRefusal.EscrowIdReused, id: message.Id);
    }
}
