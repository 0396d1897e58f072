using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// Makes records of new ledger events. It reads the ledger's own log behind the commits, so that no request waits and
/// no event is missed; it may run in several processes at once, because the place in the log moves for one of them
/// only.
/// </summary>
public sealed class TakeUpLedger(
    IChainStore store, ChainRules rules, ChainMetrics metrics, IIdSource ids, TimeProvider time)
{
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (await store.FindNewAsync(Limits.ChainTakeUp, cancellationToken) is not { } taken)
            return false;
        var operations = taken.Events.Select(Decide).OfType<ChainOperation>().ToList();
        if (await store.AddAsync(taken, operations, cancellationToken))
            metrics.TakenUp(taken.Events.Count - operations.Count, operations);
        return true;
    }

    /// <summary>
    /// Null for a position whose template does not ask for the mirror. One that asks for another chain is kept as
    /// skipped: that is a mistake which somebody will want to see.
    /// </summary>
    private ChainOperation? Decide(MirrorableEvent mirrored)
    {
        var terms = MirrorTerms.Read(mirrored.TemplateConfig);
        if (!terms.IsEnabled)
            return null;
        var operation = new ChainOperation(
            ids.Create<ChainOperationId>(),
            mirrored.Event.Id,
            mirrored.Event.Position,
            mirrored.Institution,
            MirrorPayload.Record(mirrored),
            time.NowInMilliseconds());
        return terms.Fits(rules.ChainId)
            ? operation
            : operation with { State = MirrorState.Skipped, Reason = "chain_id_mismatch" };
    }
}
