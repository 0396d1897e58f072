using EscrowGrid.Core;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>What holds of schedules, on every engine.</summary>
public sealed class ScheduleContractTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    // Due on the first of January only, so that nothing but the test fires it.
    private static readonly RecurringSchedule Rare = new("test-rare", "0 0 1 1 *", "For tests.");
    private static readonly RecurringSchedule EachMinute = new("test-minute", "* * * * *", "For tests.");
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // A minute, and what an engine needs to notice that it is over.
    private static readonly TimeSpan NextMinute = TimeSpan.FromSeconds(100);

    private int _runs;

    [Theory]
    [EachEngine]
    public async Task Schedule_FiredByManyWorkersAtOnce_RunsOnce(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var one = await StartAsync(place, Rare);
        await using var other = await StartAsync(place, Rare);

        await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? one : other).Runner.FireRecurringAsync(
                Rare.Id, Noon, CancellationToken.None)));
        await other.Runner.FireRecurringAsync(Rare.Id, Noon.AddMinutes(-1), CancellationToken.None);
        await RanAsync(1);

        await other.Runner.FireRecurringAsync(Rare.Id, Noon.AddMinutes(1), CancellationToken.None);
        await RanAsync(2);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_DueOnTwoWorkers_IsFiredByTheEngineOnce(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var one = await StartAsync(place, EachMinute);
        await using var other = await StartAsync(place, EachMinute);

        await Eventually.HoldsAsync(
            async () => (await ShowAsync(one, EachMinute)).LastRun is { EndedAt: not null }, NextMinute);

        var run = (await ShowAsync(one, EachMinute)).LastRun!;
        Assert.Equal(1, _runs);
        Assert.Equal(0, run.DueAt!.Value.Second);
        Assert.InRange(run.FiredAt - run.DueAt.Value, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal(ScheduleOutcome.Completed, run.Outcome);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_StillRunning_IsNotRunBesideItself(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var started = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using var slow = await StartAsync(place, Rare, async _ =>
        {
            started.TrySetResult();
            await end.Task;
        });
        await using var other = await StartAsync(place, Rare);

        var run = slow.Runner.FireRecurringAsync(Rare.Id, Noon, CancellationToken.None);
        await started.Task.WaitAsync(Limit);
        await other.Runner.FireRecurringAsync(Rare.Id, Noon.AddMinutes(1), CancellationToken.None);
        var triggered = await TriggerAsync(other);
        Assert.Equal(0, _runs);
        Assert.False(triggered.TryGet(out _, out var problem));
        Assert.Equal(Problems.ScheduleRuns, problem.Kind);

        end.SetResult();
        await run.WaitAsync(Limit);
        await other.Runner.FireRecurringAsync(Rare.Id, Noon.AddMinutes(2), CancellationToken.None);
        await RanAsync(1);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_TriggeredByAnOperator_RunsByItsJob(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var worker = await StartAsync(place, Rare);

        Assert.True((await TriggerAsync(worker)).TryGet(out var trigger, out _));

        await worker.ReachesAsync(trigger.Job, JobState.Completed);
        var shown = await ShowAsync(worker, Rare);
        Assert.Equal((trigger.Job, null), (shown.LastRun!.Job, shown.LastRun.DueAt));
        Assert.Equal(ScheduleOutcome.Completed, shown.LastRun.Outcome);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_WhoseWorkFails_ShowsItAndIsTriedAgain(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var worker = await StartAsync(place, Rare, _ => Interlocked.Increment(ref _runs) == 1
            ? throw new InvalidOperationException("broken")
            : Task.CompletedTask);

        await worker.Runner.FireRecurringAsync(Rare.Id, Noon, CancellationToken.None);
        var failed = (await ShowAsync(worker, Rare)).LastRun!;
        Assert.Equal(ScheduleOutcome.Failed, failed.Outcome);
        Assert.Contains("broken", failed.Error, StringComparison.Ordinal);

        await worker.ReachesAsync(failed.Job, JobState.Completed);
        Assert.Equal(2, _runs);
        Assert.Equal(ScheduleOutcome.Completed, (await ShowAsync(worker, Rare)).LastRun!.Outcome);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_Paused_IsNotFiredUntilItIsResumed(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var worker = await StartAsync(place, Rare);

        Assert.Null((await PutAsync(worker, Rare.Cron, isPaused: true)).NextAt);
        await worker.Runner.FireRecurringAsync(Rare.Id, Noon, CancellationToken.None);
        Assert.Equal(0, _runs);

        Assert.NotNull((await PutAsync(worker, Rare.Cron, isPaused: false)).NextAt);
        await worker.Runner.FireRecurringAsync(Rare.Id, Noon, CancellationToken.None);
        await RanAsync(1);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_ChangedByAnOperator_IsFiredByItsNewCron(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var worker = await StartAsync(place, Rare);

        await PutAsync(worker, "* * * * *", isPaused: false);

        await Eventually.HoldsAsync(() => Task.FromResult(_runs > 0), NextMinute);
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_OfAnotherRelease_IsLeftToIt(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var old = await EngineWorker.StartAsync(place);

        await old.Runner.FireRecurringAsync(Rare.Id, Noon, CancellationToken.None);
        Assert.Equal(0, _runs);
        await using var current = await StartAsync(place, Rare);

        // An engine that both share may give its ticket to the old one, which does not know it: it is handed out again.
        await Eventually.HoldsAsync(() => Task.FromResult(_runs == 1), Limits.JobTicketPatience + Limit);
    }

    private static async Task<ShownSchedule> ShowAsync(EngineWorker worker, RecurringSchedule schedule)
    {
        var found = await worker.Service<OperateSchedules>().GetAsync(schedule.Id, CancellationToken.None);
        Assert.True(found.TryGet(out var shown, out _));
        return shown;
    }

    private static async Task<ShownSchedule> PutAsync(EngineWorker worker, string cron, bool isPaused)
    {
        var change = new ScheduleChange(Cron.Parse(cron), isPaused, "test");
        var put = await worker.Service<OperateSchedules>().PutAsync(
            Rare.Id, change, EngineWorker.Call, CancellationToken.None);
        Assert.True(put.TryGet(out var shown, out _));
        return shown;
    }

    private static Task<Result<ScheduleTrigger>> TriggerAsync(EngineWorker worker) =>
        worker.Service<OperateSchedules>().TriggerAsync(Rare.Id, "test", EngineWorker.Call, CancellationToken.None);

    private Task<EngineWorker> StartAsync(
        EnginePlace place, RecurringSchedule schedule, Func<CancellationToken, Task>? work = null) =>
        EngineWorker.StartAsync(place, handler: null, schedule, work ?? CountAsync);

    /// <summary>By whichever way its ticket came.</summary>
    private async Task RanAsync(int count)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(_runs >= count));
        Assert.Equal(count, _runs);
    }

    private Task CountAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return Task.CompletedTask;
    }
}
