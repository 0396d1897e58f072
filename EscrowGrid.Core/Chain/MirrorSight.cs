using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// What this process knows of the chain: how far it has seen it, and so which records a new look concerns. Also how the
/// node is doing, for operators.
/// </summary>
public sealed class MirrorSight(
    IChainStore store, IChainClient client, ChainRules rules, ChainMetrics metrics, TimeProvider time)
{
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private ChainBlock? _head;

    /// <summary>Asks the node, unless nothing waits and it was asked lately: nodes count requests.</summary>
    /// <returns>Null when there is no need to look.</returns>
    public async Task<(ChainFacts Facts, WatchScope Scope)?> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var counts = await store.CountAsync(cancellationToken);
        metrics.Counted(counts, now);
        if (!counts.Any(count => IsOnItsWay(count.State)) && now - _lookedAt < Limits.ChainRecheck)
            return null;
        _lookedAt = now;
        try
        {
            var facts = await client.ReadFactsAsync(rules.Confirmations, cancellationToken);
            metrics.Reached(facts);
            return (facts, await FindScopeAsync(facts.Head, cancellationToken));
        }
        catch (ChainUnavailableException)
        {
            metrics.NotReached();
            throw;
        }
    }

    /// <summary>All that the scope named has been looked at.</summary>
    public void Saw(ChainFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        _head = facts.Head;
    }

    private static bool IsOnItsWay(MirrorState state) =>
        state is MirrorState.Pending or MirrorState.Submitted or MirrorState.Failed;

    /// <summary>A chain that does not hold the last head any more has replaced it and perhaps more.</summary>
    private async Task<WatchScope> FindScopeAsync(ChainBlock head, CancellationToken cancellationToken)
    {
        if (_head is not { } seen)
            return WatchScope.All;
        if (head == seen)
            return WatchScope.Due;
        var there = head.Number == seen.Number ? head : await client.FindBlockAsync(seen.Number, cancellationToken);
        return there == seen || there is null ? WatchScope.Submitted : WatchScope.All;
    }
}
