using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Scheduling;
using Quartz;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>
/// Times of a schedule at which no worker ran, with Quartz in Postgres: within one process nothing outlives it that
/// could have been missed.
/// </summary>
public sealed class MissedScheduleTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    // Due on the first of January only, so that nothing but a missed time fires it.
    private const string Cron = "0 0 1 1 *";

    private int _runs;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task MissedTimes_OnceWorkersRunAgain_AreMadeUpForByOneRunOrLeftOut(bool skipsMissed, int runs)
    {
        var schedule = new RecurringSchedule("test-missed", Cron, "For tests.") { SkipsMissed = skipsMissed };
        var place = await EnginePlace.CreateAsync(database, Engine.Quartz);
        await using (var before = await StartAsync(place, schedule))
            await Eventually.HoldsAsync(async () => await NextAsync(before, schedule) is not null);
        var due = TimeProvider.System.GetUtcNow().AddYears(-3);
        await place.ExecuteAsync($"UPDATE quartz.qrtz_triggers SET next_fire_time = {due.UtcTicks}");

        await using var one = await StartAsync(place, schedule);
        await using var other = await StartAsync(place, schedule);

        // Then the missed times have been dealt with.
        await Eventually.HoldsAsync(
            async () => await NextAsync(one, schedule) > TimeProvider.System.GetUtcNow().AddMinutes(1));
        await Eventually.HoldsAsync(() => Task.FromResult(_runs >= runs));
        Assert.Equal(runs, _runs);
    }

    private static async Task<DateTimeOffset?> NextAsync(EngineWorker worker, RecurringSchedule schedule)
    {
        var scheduler = await worker.Service<QuartzHost>().GetSchedulerAsync(CancellationToken.None);
        var trigger = await scheduler.GetTrigger(new TriggerKey(schedule.Id, "schedules"));
        return trigger?.NextFireTimeUtc;
    }

    private Task<EngineWorker> StartAsync(EnginePlace place, RecurringSchedule schedule) =>
        EngineWorker.StartAsync(place, handler: null, schedule, _ =>
        {
            Interlocked.Increment(ref _runs);
            return Task.CompletedTask;
        });
}
