namespace EscrowGrid.Core.Chain;

/// <summary>Looks at submitted and confirmed records, and does what has to be done for them.</summary>
public sealed class WatchRecords(
    IChainStore store, IChainClient client, SendRecords sender, ChainRules rules, ChainJournal journal)
{
    /// <param name="facts">What the node said; asked before the records are looked at.</param>
    /// <param name="scope">Which records.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task RunAsync(ChainFacts facts, WatchScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var watched = await store.FindWatchedAsync(facts.ChainId, scope, facts.At, cancellationToken);
        foreach (var some in watched.Chunk(Limits.ChainRequestsAtOnce))
        {
            var sightings = await Task.WhenAll(some.Select(it => LookAsync(it, cancellationToken)));
            foreach (var (operation, seen) in some.Zip(sightings))
                await ActAsync(operation, seen, facts, cancellationToken);
        }
    }

    private async Task<ChainSighting> LookAsync(WatchedOperation watched, CancellationToken cancellationToken)
    {
        // The newest first: it is the likeliest to be in a block.
        foreach (var transaction in watched.Transactions.Reverse())
        {
            if (await client.FindReceiptAsync(transaction.Hash, cancellationToken) is { } receipt)
                return new ChainSighting(receipt, InItsPlace: null);
        }

        return watched.Operation.Block is { } block
            ? new ChainSighting(Receipt: null, await client.FindBlockAsync(block.Number, cancellationToken))
            : default;
    }

    private async Task ActAsync(
        WatchedOperation watched, ChainSighting seen, ChainFacts facts, CancellationToken cancellationToken)
    {
        var before = watched.Operation;
        var step = ChainTracking.Decide(before, seen, facts, rules, facts.At);
        if (step.Next == before)
            return;
        if (!await journal.StoreAsync(before, step, cancellationToken))
            return;
        var after = watched with { Operation = step.Next with { Version = before.Version + 1 } };
        if (step.Act is ChainAct.Replace && await sender.ReplaceAsync(after, facts, cancellationToken))
            return;
        if (step.Act is not ChainAct.None)
            await sender.SubmitAsync(after, facts, cancellationToken);
    }
}
