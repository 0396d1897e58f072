using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>Schedules that are declared no more, on every engine.</summary>
public sealed class ForgottenScheduleTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly RecurringSchedule Declared = new("test-declared", "0 0 1 1 *", "For tests.");
    private static readonly RecurringSchedule Forgotten = new("test-forgotten", "0 0 1 1 *", "For tests.");

    [Theory]
    [EachEngine]
    public async Task Schedule_OfAnotherRelease_IsRemovedOnceItsLastWorkerIsGone(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var worker = await StartAsync(place, Declared);
        await worker.Store.ReportAsync(Report("old", version: "0.0.0"), CancellationToken.None);
        await worker.Store.ReportAsync(Report("new", ThisProcess.Release), CancellationToken.None);
        await worker.Engine.SetRecurringAsync(Forgotten, CancellationToken.None);

        await worker.Service<EngineSchedules>().KeepAsync(CancellationToken.None);
        Assert.Equal([Declared.Id, Forgotten.Id], (await ListAsync(worker)).Order());

        await place.ForgetWorkerAsync("old");
        await worker.Service<EngineSchedules>().KeepAsync(CancellationToken.None);
        Assert.Equal([Declared.Id], await ListAsync(worker));
    }

    [Theory]
    [EachEngine]
    public async Task Schedule_DeclaredAgain_IsAsTheOperatorLeftIt(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using (var before = await StartAsync(place, Forgotten))
        {
            await before.Service<OperateSchedules>().PutAsync(
                Forgotten.Id,
                new ScheduleChange(Cron.Parse("0 0 2 2 *"), IsPaused: false, "test"),
                EngineWorker.Call,
                CancellationToken.None);
        }

        await using (var without = await StartAsync(place, Declared))
            await Eventually.HoldsAsync(async () => await ListAsync(without) is [var only] && only == Declared.Id);

        await using var again = await StartAsync(place, Forgotten);
        var found = await again.Service<OperateSchedules>().GetAsync(Forgotten.Id, CancellationToken.None);
        Assert.True(found.TryGet(out var shown, out _));
        Assert.Equal("0 0 2 2 *", shown.Cron);
    }

    private static WorkerReport Report(string name, string version) =>
        new(name, version, [], Slots: 1, Busy: 0, TimeProvider.System.GetUtcNow());

    private static async Task<IReadOnlyList<string>> ListAsync(EngineWorker worker) =>
        await worker.Engine.ListRecurringAsync(CancellationToken.None);

    private static Task<EngineWorker> StartAsync(EnginePlace place, RecurringSchedule schedule) =>
        EngineWorker.StartAsync(place, handler: null, schedule, _ => Task.CompletedTask);
}
