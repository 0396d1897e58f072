using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Core.Collections;

/// <summary>Keeps what nobody can read for long as something that somebody owns.</summary>
public interface IListWatcher
{
    /// <param name="collection">Its list has not been read for <see cref="Limits.UnreadListPatience"/>.</param>
    /// <param name="escrow">Whose way in it is.</param>
    /// <param name="trouble">Why not, at the last attempt; without secrets.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task TellUnreadAsync(
        EscrowCollection collection, Escrow escrow, string trouble, CancellationToken cancellationToken);

    /// <summary>It has just been read, and could not be before.</summary>
    Task TellReadAsync(EscrowCollection collection, CancellationToken cancellationToken);
}
