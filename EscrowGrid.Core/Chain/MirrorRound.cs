namespace EscrowGrid.Core.Chain;

/// <summary>
/// One round of the mirror: takes up the ledger, looks at what is on its way, sends what is next. Everything that it
/// needs to go on is in the store, so it may end at any moment, and run in several processes at the same time.
/// </summary>
public sealed class MirrorRound(TakeUpLedger ledger, MirrorSight sight, WatchRecords watcher, SendRecords sender)
{
    /// <returns>Whether there is more to do at once.</returns>
    /// <exception cref="ChainUnavailableException">The ledger is taken up, and nothing can be sent.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var isMore = await ledger.RunAsync(cancellationToken);
        if (await sight.LookAsync(cancellationToken) is not (var facts, var scope))
            return isMore;
        await watcher.RunAsync(facts, scope, cancellationToken);
        sight.Saw(facts);
        return await sender.RunAsync(facts, cancellationToken) || isMore;
    }
}
