using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Commands what was agreed for deadlines that have passed. Any number of instances may run it at once: a deadline's
/// command has the deadline's id, so it is commanded once.
/// </summary>
public sealed class PassDeadlines(IEscrowStore escrows, IIdSource ids, JobSignal signal, TimeProvider time)
{
    public static readonly RecurringSchedule Schedule = new(
        "escrow-deadlines", Limits.EscrowDeadlineCron, "Carries out what was agreed for deadlines that have passed.")
    {
        SkipsMissed = false,
    };

    /// <returns>How many deadlines it found passed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.NowInMilliseconds();
        var request = ids.CreateRequestId();
        var total = 0;
        DueEscrow? last = null;
        while (true)
        {
            var due = await escrows.FindDueAsync(now, last, Limits.EscrowDeadlineBatch, cancellationToken);
            if (due is not [.., var end])
                return total;
            var commands = due.Select(it => new StoredCommand(
                CommandIds.OfDeadline(it.Id, it.DueAt),
                it.Id,
                it.Institution,
                new EscrowCommand.PassDeadline(it.DueAt),
                EscrowActor.System,
                request,
                now));
            await escrows.EnqueueAsync(new CommandBatch([.. commands]), cancellationToken);
            signal.Raise();
            (total, last) = (total + due.Count, end);
        }
    }
}
