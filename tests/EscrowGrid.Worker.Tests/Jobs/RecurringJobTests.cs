using Npgsql;

namespace EscrowGrid.Worker.Tests.Jobs;

public sealed class RecurringJobTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private int _runs;

    [Fact]
    public async Task Schedule_FiredOnManyWorkersAtOnce_RunsOnce()
    {
        var workers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StartAsync(CountAsync)));

        await Task.WhenAll(workers.Select(worker => worker.FireAsync(Noon)));

        Assert.Equal(1, _runs);
        await StopAsync(workers);
    }

    [Fact]
    public async Task Schedule_FiredLateByASlowClock_DoesNotRunAgain()
    {
        var workers = await Task.WhenAll(StartAsync(CountAsync), StartAsync(CountAsync));

        await workers[0].FireAsync(Noon);
        await workers[1].FireAsync(Noon);
        await workers[0].FireAsync(Noon);

        Assert.Equal(1, _runs);
        await StopAsync(workers);
    }

    [Fact]
    public async Task Schedule_AtItsNextTime_RunsOnAnyWorker()
    {
        var workers = await Task.WhenAll(StartAsync(CountAsync), StartAsync(CountAsync));

        await workers[0].FireAsync(Noon);
        await workers[1].FireAsync(Noon.AddMinutes(1));
        await workers[0].FireAsync(Noon.AddMinutes(2));

        Assert.Equal(3, _runs);
        await StopAsync(workers);
    }

    [Fact]
    public async Task Schedule_StillRunningElsewhere_IsNotRunBesideItself()
    {
        var started = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var slow = await StartAsync(async _ =>
        {
            started.SetResult();
            await end.Task;
        });
        var other = await StartAsync(CountAsync);

        var run = slow.FireAsync(Noon);
        await started.Task.WaitAsync(Limit);
        await other.FireAsync(Noon.AddMinutes(1));
        Assert.Equal(0, _runs);

        end.SetResult();
        await run.WaitAsync(Limit);
        await other.FireAsync(Noon.AddMinutes(2));
        Assert.Equal(1, _runs);
        await StopAsync(slow, other);
    }

    [Fact]
    public async Task Schedule_WhoseWorkFails_RunsAtItsNextTime()
    {
        var worker = await StartAsync(_ =>
            Interlocked.Increment(ref _runs) == 1 ? throw new InvalidOperationException("broken") : Task.CompletedTask);

        await worker.FireAsync(Noon);
        await worker.FireAsync(Noon.AddMinutes(1));

        Assert.Equal(2, _runs);
        await StopAsync(worker);
    }

    [Fact]
    public async Task Schedule_AfterItsSessionWasCut_RunsAgain()
    {
        var worker = await StartAsync(CountAsync);
        await worker.FireAsync(Noon);

        await using (var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var cut = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()", connection);
            await cut.ExecuteNonQueryAsync();
        }

        await worker.FireAsync(Noon.AddMinutes(1));

        Assert.Equal(2, _runs);
        await StopAsync(worker);
    }

    [Fact]
    public async Task Engine_TriggeredByHand_CallsTheWork()
    {
        var ran = new TaskCompletionSource();
        var worker = await StartAsync(_ =>
        {
            ran.TrySetResult();
            return Task.CompletedTask;
        });

        await worker.Engine.TriggerRecurringAsync(TestWorker.Schedule, CancellationToken.None);

        await ran.Task.WaitAsync(Limit);
        Assert.Equal("Quartz", worker.Engine.Info.Name);
        await StopAsync(worker);
    }

    [Fact]
    public async Task Engine_StoppedWhileWorkRuns_AsksItToStopAndWaits()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        var worker = await StartAsync(async token =>
        {
            started.SetResult();
            await using var registration = token.Register(() => stopped.TrySetResult());
            await stopped.Task;
        });
        await worker.Engine.TriggerRecurringAsync(TestWorker.Schedule, CancellationToken.None);
        await started.Task.WaitAsync(Limit);

        await worker.DisposeAsync().AsTask().WaitAsync(Limit);

        Assert.True(stopped.Task.IsCompleted);
    }

    private static async Task StopAsync(params TestWorker[] workers)
    {
        foreach (var worker in workers) await worker.DisposeAsync();
    }

    private Task<TestWorker> StartAsync(Func<CancellationToken, Task> work) =>
        TestWorker.StartAsync(database.ConnectionString, work);

    private Task CountAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _runs);
        return Task.CompletedTask;
    }
}
