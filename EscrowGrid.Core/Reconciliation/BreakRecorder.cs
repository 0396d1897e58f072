namespace EscrowGrid.Core.Reconciliation;

/// <summary>Keeps what comparisons find, and resolves what they find no longer. Any number may do so at once.</summary>
public sealed class BreakRecorder(IBreakStore breaks, ReconciliationMetrics metrics)
{
    private const string Gone = "The books agree again.";

    internal async Task RecordAsync(FoundBreak found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await breaks.FindAsync(found.Id, cancellationToken);
            var seen = known?.SeenAgain(found, now) ?? new ReconciliationBreak(found, now);
            if (await breaks.StoreAsync(new BreakMove(known, seen), cancellationToken))
                return;
        }
    }

    /// <summary>Resolves what the run would have seen and has not, and counts what is left.</summary>
    internal async Task EndAsync(ComparedBooks books, CancellationToken cancellationToken)
    {
        ReconciliationBreak? last = null;
        while (await breaks.ListUnseenAsync(
            books.Now, last?.Id, Limits.ReconciliationBatch, cancellationToken) is { Count: > 0 } unseen)
        {
            // Whoever has changed it meanwhile has seen it.
            foreach (var known in unseen.Where(books.Covers))
                await breaks.StoreAsync(
                    new BreakMove(known, known.Resolve(by: null, Gone, books.Now)), cancellationToken);
            last = unseen[^1];
        }

        await metrics.CountAsync(books, cancellationToken);
    }
}
