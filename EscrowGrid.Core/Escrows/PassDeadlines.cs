using System.Globalization;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Commands what was agreed for deadlines that have passed. Any number of instances may run it at once: a deadline's
/// command has the deadline's id, so it is commanded once.
/// </summary>
public sealed class PassDeadlines(
    IEscrowStore escrows, DeadlineRules rules, TellDeadlines tell, CommandMaker commands, CommandIntake intake)
{
    private const int Hour = 60;

    public static RecurringSchedule ScheduleOf(EscrowSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var minutes = settings.DeadlineMinutes;
        return new RecurringSchedule(
            "escrow-deadlines",
            minutes == Hour ? "0 * * * *" : string.Create(CultureInfo.InvariantCulture, $"*/{minutes} * * * *"),
            "Carries out what was agreed for deadlines that have passed.")
        {
            SkipsMissed = false,
        };
    }

    /// <returns>How many deadlines it found passed and had carried out.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = commands.Now;
        var request = commands.CreateRequestId();
        var total = 0;
        var pass = rules.Begin(now);
        var passedBy = await rules.FindPassedAsync(now, cancellationToken);
        DueEscrow? last = null;
        while (true)
        {
            var due = await escrows.FindDueAsync(passedBy, last, Limits.EscrowDeadlineBatch, cancellationToken);
            if (due is not [.., var end])
                break;
            last = end;
            var chosen = pass.Choose(due);
            await tell.TellAsync(pass.TakeUntold(), DeadlineNotice.HeldBack, cancellationToken);
            if (chosen is [])
                continue;
            var passed = commands.Make(
                request,
                chosen,
                it => CommandIds.OfDeadline(it.Id, it.DueAt),
                it => new EscrowCommand.PassDeadline(it.DueAt));
            await intake.StoreAsync(passed, cancellationToken);
            total += chosen.Count;
        }

        await tell.TellNearAsync(now, cancellationToken);
        rules.End(pass, await escrows.FindHeldAsync(now + Limits.DeadlineNear, cancellationToken));
        return total;
    }
}
