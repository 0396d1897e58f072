using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>What holds of jobs of the Engine lane, on every engine.</summary>
public sealed class EngineContractTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [EachEngine]
    public async Task Job_Enqueued_RunsOnceOnOneOfTwoWorkers(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var handler = new EngineHandler();
        await using var one = await EngineWorker.StartAsync(place, handler);
        await using var other = await EngineWorker.StartAsync(place, handler);

        var jobs = new List<Core.Identifiers.JobId>();
        for (var i = 0; i < 20; i++)
            jobs.Add(await one.EnqueueAsync($"{i}"));

        foreach (var job in jobs)
            await one.ReachesAsync(job, JobState.Completed);
        Assert.Equal(20, handler.Runs.Count);
        Assert.Equal(20, handler.Runs.Distinct().Count());
    }

    [Theory]
    [EachEngine]
    public async Task Ticket_ThatComesTwice_RunsItsJobOnce(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var handler = new EngineHandler();
        await using var worker = await EngineWorker.StartAsync(place, handler);
        var job = await worker.EnqueueAsync();

        var ticket = new JobTicket(job, EngineNote.Type.Queue);
        await worker.Engine.DispatchAsync([ticket], CancellationToken.None);
        await worker.ReachesAsync(job, JobState.Completed);
        await worker.Engine.DispatchAsync([ticket], CancellationToken.None);
        await worker.Runner.RunAsync(job, CancellationToken.None);
        var last = await worker.EnqueueAsync("last");
        await worker.ReachesAsync(last, JobState.Completed);

        Assert.Equal(["", "last"], handler.Runs);
    }

    [Theory]
    [EachEngine]
    public async Task Ticket_ThatWasLost_IsHandedOutAgain(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var enqueuer = await EngineWorker.StartAsync(place);
        var job = await enqueuer.EnqueueAsync();
        var lost = await enqueuer.Store.TicketAsync([EngineNote.Type.Name], CancellationToken.None);
        Assert.Equal(job, Assert.Single(lost).Job);
        Assert.Empty(await enqueuer.Store.TicketAsync([EngineNote.Type.Name], CancellationToken.None));

        var handler = new EngineHandler();
        await using var worker = await EngineWorker.StartAsync(place, handler);
        await place.AgeTicketsAsync();

        await worker.ReachesAsync(job, JobState.Completed);
        Assert.Single(handler.Runs);
    }

    [Theory]
    [EachEngine]
    public async Task Job_OfAWorkerThatIsGone_RunsOnAnother(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        await using var enqueuer = await EngineWorker.StartAsync(place);
        var job = await enqueuer.EnqueueAsync();
        var claimed = await enqueuer.Store.ClaimTicketAsync(
            job, "gone", [EngineNote.Type.Name], CancellationToken.None);
        Assert.NotNull(claimed);

        var handler = new EngineHandler();
        await using var worker = await EngineWorker.StartAsync(place, handler);
        await place.AgeLeasesAsync();

        await worker.ReachesAsync(job, JobState.Completed);
        var acks = await worker.Store.SettleAsync([new JobContext(claimed).Complete()], CancellationToken.None);
        Assert.False(Assert.Single(acks));
    }

    [Theory]
    [EachEngine]
    public async Task Job_ThatFails_IsRetriedByUsAndThenDead(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var handler = new EngineHandler((_, _) => throw new InvalidOperationException("broken"));
        await using var worker = await EngineWorker.StartAsync(place, handler);

        var job = await worker.EnqueueAsync();

        await worker.ReachesAsync(job, JobState.Dead);
        Assert.Equal(2, handler.Runs.Count);
    }

    [Theory]
    [EachEngine]
    public async Task Job_OfAPausedQueue_RunsWhenItIsResumed(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var handler = new EngineHandler();
        await using var worker = await EngineWorker.StartAsync(place, handler);
        await worker.PauseAsync(isPaused: true);
        var job = await worker.EnqueueAsync();

        await worker.Runner.RunAsync(job, CancellationToken.None);
        Assert.Equal(JobState.Ready, await worker.StateAsync(job));

        await worker.PauseAsync(isPaused: false);
        await worker.ReachesAsync(job, JobState.Completed);
        Assert.Single(handler.Runs);
    }

    [Theory]
    [EachEngine]
    public async Task Job_DeletedBeforeItsTicketIsRedeemed_DoesNotRun(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var handler = new EngineHandler();
        await using var worker = await EngineWorker.StartAsync(place, handler);
        await worker.PauseAsync(isPaused: true);
        var job = await worker.EnqueueAsync("deleted");
        await worker.Service<OperateJobs>().DeleteAsync(job, "test", EngineWorker.Call, CancellationToken.None);
        await worker.PauseAsync(isPaused: false);

        await worker.Engine.DispatchAsync([new JobTicket(job, EngineNote.Type.Queue)], CancellationToken.None);
        var last = await worker.EnqueueAsync("last");

        await worker.ReachesAsync(last, JobState.Completed);
        Assert.Equal("last", Assert.Single(handler.Runs));
    }

    [Theory]
    [EachEngine]
    public async Task Worker_StoppedWhileAJobRuns_GivesItBackUncounted(Engine engine)
    {
        var place = await EnginePlace.CreateAsync(database, engine);
        var started = new TaskCompletionSource();
        var stuck = new EngineHandler(async (job, token) =>
        {
            started.TrySetResult();
            var asked = new TaskCompletionSource();
            await using (token.Register(asked.SetResult))
                await asked.Task;
            token.ThrowIfCancellationRequested();
            return job.Complete();
        });
        var worker = await EngineWorker.StartAsync(place, stuck);
        var job = await worker.EnqueueAsync();
        await started.Task.WaitAsync(Limit);
        await worker.DisposeAsync().AsTask().WaitAsync(Limit);

        var attempts = 0;
        var handler = new EngineHandler((context, _) =>
        {
            attempts = context.Attempt;
            return Task.FromResult(context.Complete());
        });
        await using var next = await EngineWorker.StartAsync(place, handler);

        await next.ReachesAsync(job, JobState.Completed);
        Assert.Equal(1, attempts);
    }
}
