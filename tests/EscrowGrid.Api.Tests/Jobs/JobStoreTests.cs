using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>What a worker may rely on, whichever store it is.</summary>
[Collection(StoresDefinition.Name)]
public sealed class JobStoreTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Job_ClaimedTwice_IsOneWorkers(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync(process.Note());

        var first = await ClaimAsync(process);
        var second = await ClaimAsync(process);

        Assert.Single(first);
        Assert.Empty(second);
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfPriorities_AreTakenByPriorityThenAge(Store store)
    {
        await using var process = await StartAsync(store);
        foreach (var (text, priority) in new[]
        {
            ("low", JobPriority.Low), ("first", JobPriority.Normal), ("second", JobPriority.Normal),
            ("urgent", JobPriority.Urgent),
        })
        {
            var type = JobNote.Type with { Priority = priority };
            await process.EnqueueAsync(type.Request(process.NewId(), new JobNote(text)));
        }

        var taken = (await ClaimAsync(process, slots: 1)).Concat(await ClaimAsync(process, slots: 10));

        Assert.Equal(["urgent", "first", "second", "low"], taken.Select(TextOf));
    }

    [Theory]
    [EachStore]
    public async Task Job_EnqueuedTwiceByItsId_IsOne(Store store)
    {
        await using var process = await StartAsync(store);
        var job = process.Note();
        await process.EnqueueAsync(job);
        await process.EnqueueAsync(job, process.Note());

        Assert.Equal(2, (await ClaimAsync(process)).Count);
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfOneDedupKey_AreOneUntilItHasEnded(Store store)
    {
        await using var process = await StartAsync(store);
        JobRequest Deduped(string text) => process.Note(text) with { DedupKey = "same" };
        await process.EnqueueAsync(Deduped("first"), Deduped("left out"));
        var taken = await ClaimAsync(process);
        await process.EnqueueAsync(Deduped("left out too"));
        await SettleAsync(process, new JobContext(Assert.Single(taken)).Complete());
        await process.EnqueueAsync(Deduped("second"));

        Assert.Equal(["first"], taken.Select(TextOf));
        Assert.Equal(["second"], (await ClaimAsync(process)).Select(TextOf));
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfOneKey_AreTakenOneAfterTheOther(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync([.. "abc".Select(letter => process.Note($"{letter}") with { OrderingKey = "key" })]);
        await process.EnqueueAsync(process.Note("other") with { OrderingKey = "other" });

        var order = new List<string>();
        while (await ClaimAsync(process) is { Count: > 0 } taken)
        {
            order.Add(string.Join('+', taken.Select(TextOf)));
            await SettleAsync(process, [.. taken.Select(job => new JobContext(job).Complete())]);
        }

        Assert.Equal(["a+other", "b", "c"], order);
    }

    [Theory]
    [EachStore]
    public async Task Job_OfAKeyThatIsRetried_GoesBeforeThoseBehindIt(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync([.. "ab".Select(letter => process.Note($"{letter}") with { OrderingKey = "key" })]);

        var first = Assert.Single(await ClaimAsync(process));
        await SettleAsync(process, new JobContext(first).RetryAfter(TimeSpan.Zero, "again"));
        var again = Assert.Single(await ClaimAsync(process));

        Assert.Equal(("a", 2), (TextOf(again), again.Attempt));
    }

    [Theory]
    [EachStore]
    public async Task Job_OfAKeyThatIsDead_HoldsUpThoseBehindIt(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync([.. "ab".Select(letter => process.Note($"{letter}") with { OrderingKey = "key" })]);

        var first = Assert.Single(await ClaimAsync(process));
        await SettleAsync(process, new JobContext(first).Fail("broken"));
        await process.EnqueueAsync(process.Note("c") with { OrderingKey = "key" });

        Assert.Empty(await ClaimAsync(process));
    }

    [Theory]
    [EachStore]
    public async Task Job_Delayed_IsTakenWhenItIsDue(Store store)
    {
        await using var process = await StartAsync(store);
        var soon = TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(400);
        await process.EnqueueAsync(process.Note() with { RunAt = soon });

        var early = await process.Store.ClaimAsync(Demand(), CancellationToken.None);
        Assert.Empty(early.Jobs);
        Assert.InRange(early.NextDue!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(401));
        await Eventually.HoldsAsync(async () => (await ClaimAsync(process)).Count == 1);

        Assert.True(TimeProvider.System.GetUtcNow() >= soon);
    }

    [Theory]
    [EachStore]
    public async Task Job_OfATypeOfAnotherRelease_IsLeftToIt(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync(new JobType<JobNote>("test.newer").Request(process.NewId(), new JobNote("")));

        Assert.Empty(await ClaimAsync(process));
    }

    [Theory]
    [EachStore]
    public async Task Jobs_OfAQueue_AreTakenUpToItsShare(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync([.. Enumerable.Range(0, 5).Select(_ => process.Note())]);

        var claim = await process.Store.ClaimAsync(
            Demand() with { Queues = [KeyValuePair.Create(JobQueues.Default, 2)] }, CancellationToken.None);

        Assert.Equal(2, claim.Jobs.Count);
    }

    [Theory]
    [EachStore]
    public async Task Ack_OfALostLease_DoesNotCount(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync(process.Note());
        var first = Assert.Single(await ClaimAsync(process));
        await process.Store.ReleaseAsync([first.Lease], CancellationToken.None);
        var second = Assert.Single(await ClaimAsync(process));

        var stale = await SettleAsync(process, new JobContext(first).Complete());
        var held = await process.Store.RenewAsync([first.Lease, second.Lease], CancellationToken.None);
        var fresh = await SettleAsync(process, new JobContext(second).Complete());
        var repeated = await SettleAsync(process, new JobContext(second).Complete());

        Assert.Equal([false, true, false], [.. stale, .. fresh, .. repeated]);
        Assert.Equal([second.Lease], held);
        Assert.Equal((1, 1), (first.Attempt, second.Attempt));
    }

    [Theory]
    [EachStore]
    public async Task Job_Postponed_DoesNotUseUpAnAttempt(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync(process.Note());

        for (var turn = 0; turn < 5; turn++)
        {
            var job = Assert.Single(await ClaimAsync(process));
            Assert.Equal(1, job.Attempt);
            await SettleAsync(process, new JobContext(job).Postpone(TimeSpan.Zero));
        }
    }

    [Theory]
    [EachStore]
    public async Task Jobs_BeyondTheNumbersToKeep_AreRemovedButForMoney(Store store)
    {
        await using var process = await StartAsync(store);
        var money = JobNote.Type with { IsAboutMoney = true };
        JobRequest[] jobs =
        [
            .. Enumerable.Range(0, 5).Select(_ => process.Note("done")),
            .. Enumerable.Range(0, 5).Select(_ => process.Note("dead")),
            .. Enumerable.Range(0, 5).Select(_ => money.Request(process.NewId(), new JobNote("dead"))),
        ];
        await process.EnqueueAsync(jobs);
        var taken = await ClaimAsync(process, slots: 20);
        await SettleAsync(process, [.. taken.Select(job => new JobContext(job)).Zip(taken, End)]);

        var removed = await process.Store.TrimAsync(new JobRetention(2, 3), CancellationToken.None);
        var again = await process.Store.TrimAsync(new JobRetention(0, 0), CancellationToken.None);

        Assert.Equal(15, taken.Count);
        // 3 of those done, and 2 of the dead ones that are not about money.
        Assert.Equal(3 + 2, removed);
        Assert.Equal(10 - removed, again);

        static JobAck End(JobContext context, ClaimedJob job) =>
            TextOf(job) == "done" ? context.Complete() : context.Fail("broken");
    }

    [Theory]
    [EachStore]
    public async Task Turn_WithEveryKindOfOutcome_StoresThemAndTakesWhatGoesOn(Store store)
    {
        await using var process = await StartAsync(store);
        await process.EnqueueAsync([.. "abcd".Select(letter => process.Note($"{letter}"))]);
        foreach (var key in new[] { "one", "other" })
        {
            await process.EnqueueAsync(
                process.Note($"{key} 1") with { OrderingKey = key },
                process.Note($"{key} 2") with { OrderingKey = key });
        }

        var taken = (await ClaimAsync(process)).ToDictionary(TextOf, job => new JobContext(job));
        var lost = taken["d"].Complete();
        await SettleAsync(process, lost);
        JobAck[] acks =
        [
            taken["a"].Complete(), taken["one 1"].Complete(), taken["b"].Postpone(TimeSpan.FromHours(1)), lost,
            taken["other 1"].Complete(), taken["c"].Fail("broken"),
        ];
        var (counted, claim) = await process.Store.TurnAsync(acks, Demand(), CancellationToken.None);

        Assert.Equal([true, true, true, false, true, true], counted);
        Assert.Equal(["one 2", "other 2"], claim.Jobs.Select(TextOf));
        Assert.InRange(claim.NextDue!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
    }

    private static JobDemand Demand(int slots = 10) =>
        new("tester", [KeyValuePair.Create(JobQueues.Default, slots)], slots, [JobNote.Type.Name]);

    private static async Task<IReadOnlyList<ClaimedJob>> ClaimAsync(JobProcess process, int slots = 10) =>
        (await process.Store.ClaimAsync(Demand(slots), CancellationToken.None)).Jobs;

    private static async Task<bool[]> SettleAsync(JobProcess process, params JobAck[] acks) =>
        [.. await process.Store.SettleAsync(acks, CancellationToken.None)];

    private static string TextOf(ClaimedJob job) => JobType<JobNote>.Read(job.Payload).Text;

    private async Task<JobProcess> StartAsync(Store store) =>
        await JobProcess.StartAsync(await JobPlace.CreateAsync(stores, store));
}
