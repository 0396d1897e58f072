using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// Has the ways in looked at whose time has come, so that money is found also when no webhook ever comes. Any number of
/// instances may run it at once: a look has the id of what it is due for.
/// </summary>
public sealed class PollCollections(ICollectionStore collections, JobSignal signal, TimeProvider time)
{
    public static readonly RecurringSchedule Schedule = new(
        "collection-poll", Limits.CollectionPollCron, "Asks payment providers for money that no webhook told of.");

    /// <returns>How many looks it began.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.NowInMilliseconds();
        var total = 0;
        while (await collections.FindDueAsync(now, Limits.CollectionPollBatch, cancellationToken) is { Count: > 0 } due)
        {
            // The look itself plans the next one by what it finds; this one stands where it finds nothing.
            await collections.PlanAsync(
                [
                    .. due.Select(it => new PlannedLook(
                        it, now + Limits.CollectionLookMaximum, LookAtCollection.Request(it, it.NextLookAt ?? now))),
                ],
                cancellationToken);
            signal.Raise();
            total += due.Count;
        }

        return total;
    }
}
