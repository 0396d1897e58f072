using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>
/// Makes a list of a provider that nobody can read for long a row that somebody owns. It ends with the first answer
/// that can be read, and with nothing else: no comparison of books says that there is nothing in it.
/// </summary>
public sealed class WatchLists(
    IBreakStore breaks, BreakRecorder recorder, ReconciliationMetrics metrics, TimeProvider time) : IListWatcher
{
    private const string Read = "The list can be read again.";

    public async Task TellUnreadAsync(
        EscrowCollection collection, Escrow escrow, string trouble, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        var found = ToBreak(collection) with { Institution = escrow.Institution, Note = trouble };
        await recorder.RecordAsync(found, time.NowInMilliseconds(), cancellationToken);
        await metrics.CountAsync(cancellationToken);
    }

    public async Task TellReadAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        var id = ToBreak(collection).Id;
        while (await breaks.FindAsync(id, cancellationToken) is { State: BreakState.Open } known)
        {
            var resolved = known.Resolve(by: null, Read, time.NowInMilliseconds());
            if (!await breaks.StoreAsync(new BreakMove(known, resolved), cancellationToken))
                continue;
            await metrics.CountAsync(cancellationToken);
            return;
        }
    }

    private static FoundBreak ToBreak(EscrowCollection collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return new FoundBreak(
            BreakKind.ListUnread,
            collection.Rail,
            collection.Escrow.ToString(),
            collection.UnreadSince ?? collection.OpenedAt)
        {
            Escrow = collection.Escrow,
            ProviderId = collection.ProviderId,
        };
    }
}
