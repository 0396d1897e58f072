using System.Collections.Concurrent;
using System.Diagnostics;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>Jobs from enqueueing to their end, with one worker and with several.</summary>
[Collection(StoresDefinition.Name)]
public sealed class JobWorkerTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Jobs_Enqueued_RunOnceOnSeveralWorkers(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        var noting = new Noting();
        await using var enqueuer = await JobProcess.StartAsync(place);
        await using var one = await JobProcess.StartAsync(place, noting);
        await using var other = await JobProcess.StartAsync(place, noting);

        await enqueuer.EnqueueAsync([.. Enumerable.Range(0, 300).Select(i => enqueuer.Note($"{i}"))]);
        await noting.ReachesAsync(300);
        await one.DisposeAsync();
        await other.DisposeAsync();

        Assert.Equal(300, noting.Notes.Count);
        Assert.Equal(300, noting.Notes.Distinct().Count());
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfKeysWithFailures_KeepTheirOrder(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        var done = new ConcurrentQueue<string>();
        var noting = new Noting((note, job, _) =>
        {
            // Every seventh fails at first.
            if (job.Attempt == 1 && int.Parse(note.Text.Split('/')[1]) % 7 == 0)
                return Task.FromResult(job.RetryAfter(TimeSpan.FromMilliseconds(20), "injected"));
            done.Enqueue(note.Text);
            return Task.FromResult(job.Complete());
        });
        await using var one = await JobProcess.StartAsync(place, noting);
        await using var other = await JobProcess.StartAsync(place, noting);
        foreach (var number in Enumerable.Range(0, 20))
        {
            var jobs = Enumerable.Range(0, 10)
                .Select(key => one.Note($"{key}/{number}") with { OrderingKey = $"{key}" });
            await one.EnqueueAsync([.. jobs]);
        }

        await Eventually.HoldsAsync(() => Task.FromResult(done.Count >= 200));

        var byKey = done.Select(it => it.Split('/')).ToLookup(it => it[0], it => int.Parse(it[1]));
        Assert.All(byKey, key => Assert.Equal(Enumerable.Range(0, 20), key));
    }

    [Theory]
    [EachStore]
    public async Task Job_ThatThrows_IsTriedUpToItsLimit(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        var noting = new Noting((_, job, _) => job.Attempt == 3
            ? throw new InvalidOperationException("broken for good")
            : Task.FromResult(job.RetryAfter(TimeSpan.Zero, "broken")));
        await using var process = await JobProcess.StartAsync(place, noting);

        await process.EnqueueAsync(process.Note());
        await noting.ReachesAsync(3);
        await process.EnqueueAsync(process.Note("afterwards"));
        await noting.ReachesAsync(4);

        Assert.Equal(3, noting.Notes.Count(note => note.Length == 0));
    }

    [Theory]
    [EachStore]
    public async Task Job_ThatFailsWithTextThatCannotBeStored_IsTriedAgainAndHurtsNoOther(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        var noting = new Noting((note, job, _) => note.Text == "bad" && job.Attempt == 1
            ? Task.FromResult(job.RetryAfter(TimeSpan.Zero, "half \ud83d and \0"))
            : Task.FromResult(job.Complete()));
        await using var process = await JobProcess.StartAsync(place, noting);

        await process.EnqueueAsync([.. Enumerable.Range(0, 20).Select(i => process.Note(i == 10 ? "bad" : $"{i}"))]);
        await noting.ReachesAsync(21);

        Assert.Equal(2, noting.Notes.Count(note => note == "bad"));
    }

    [Fact]
    public async Task Job_OfAnotherProcess_IsPickedUpWithoutWaitingForTheNextLook()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        var noting = new Noting();
        await using var worker = await JobProcess.StartAsync(place, noting);
        await using var enqueuer = await JobProcess.StartAsync(place);
        await enqueuer.EnqueueAsync(enqueuer.Note());
        await noting.ReachesAsync(1);

        var clock = Stopwatch.StartNew();
        for (var i = 2; i <= 11; i++)
        {
            await enqueuer.EnqueueAsync(enqueuer.Note());
            await noting.ReachesAsync(i);
        }

        // Ten times the polling interval would be 10 s, half of it on average.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfOneKeyWhoseHandlersStoreTheirOutcome_FollowEachOtherWithoutWaiting(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        JobProcess? process = null;
        var noting = new Noting(async (_, job, token) =>
        {
            var ack = job.Complete();
            await process!.Service<IScheduleStore>().EndAsync("none", ScheduleOutcome.Completed, ack, token);
            return ack;
        });
        await using (process = await JobProcess.StartAsync(place, noting, time: new SilentTimers()))
        {
            await process.EnqueueAsync(
                [.. Enumerable.Range(0, 50).Select(i => process.Note($"{i}") with { OrderingKey = "key" })]);

            await noting.ReachesAsync(50);
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), noting.Notes);
    }

    [Theory]
    [EachStore]
    public async Task Worker_Stopped_LetsRunningJobsEnd(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        var go = new TaskCompletionSource();
        var ended = 0;
        var noting = new Noting(async (_, job, _) =>
        {
            await go.Task;
            Interlocked.Increment(ref ended);
            return job.Complete();
        });
        var process = await JobProcess.StartAsync(place, noting);
        await process.EnqueueAsync(process.Note());
        await noting.ReachesAsync(1);

        var stopping = process.DisposeAsync().AsTask();
        Assert.False(stopping.IsCompleted);
        go.SetResult();
        await stopping;

        Assert.Equal(1, ended);
    }

    [Theory]
    [EachStore]
    public async Task Queue_WithACap_LeavesSlotsToOthers(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        var go = new TaskCompletionSource();
        var atOnce = 0;
        var seen = new ConcurrentBag<int>();
        var noting = new Noting(async (_, job, _) =>
        {
            seen.Add(Interlocked.Increment(ref atOnce));
            await go.Task;
            Interlocked.Decrement(ref atOnce);
            return job.Complete();
        });
        var settings = new JobSettings { Caps = new Dictionary<string, int> { [JobQueues.Default] = 2 } };
        await using var process = await JobProcess.StartAsync(place, noting, settings);
        await process.EnqueueAsync([.. Enumerable.Range(0, 6).Select(_ => process.Note())]);
        await noting.ReachesAsync(2);
        go.SetResult();
        await noting.ReachesAsync(6);

        Assert.Equal(2, seen.Max());
    }
}
