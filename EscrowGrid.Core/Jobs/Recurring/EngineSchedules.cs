using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>The schedules that the engine has, and those that it should have.</summary>
internal sealed class EngineSchedules(
    IJobEngine engine,
    IScheduleStore store,
    IEnumerable<RecurringSchedule> declared,
    IJobOperations operations)
{
    private readonly IReadOnlyList<RecurringSchedule> _declared = [.. declared];

    public JobEngineInfo Engine => engine.Info;

    public int Count => _declared.Count;

    /// <summary>Gives the engine what this release declares, as operators have changed it, and nothing else.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var stored = (await store.ListAsync(cancellationToken)).ToDictionary(it => it.Id, StringComparer.Ordinal);
        foreach (var schedule in _declared)
        {
            var state = stored.GetValueOrDefault(schedule.Id)?.State;
            if (state is { IsPaused: true })
                await engine.RemoveRecurringAsync(schedule.Id, cancellationToken);
            else
                await engine.SetRecurringAsync(
                    schedule with { Cron = state?.Cron ?? schedule.Cron }, cancellationToken);
        }

        await RemoveForgottenAsync(cancellationToken);
    }

    /// <summary>
    /// During a roll-out each release finds schedules of the other and would take them away from it. So nothing is
    /// removed before all workers seen lately are of this release.
    /// </summary>
    private async Task RemoveForgottenAsync(CancellationToken cancellationToken)
    {
        var forgotten = (await engine.ListRecurringAsync(cancellationToken))
            .Except(_declared.Select(it => it.Id), StringComparer.Ordinal).ToList();
        if (forgotten.Count == 0)
            return;
        var workers = await operations.ListWorkersAsync(cancellationToken);
        if (workers.Any(it => it.Report.Version != ThisProcess.Release))
            return;
        foreach (var schedule in forgotten)
            await engine.RemoveRecurringAsync(schedule, cancellationToken);
    }
}
