using EscrowGrid.Core.Access;
using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>Keyed jobs on two workers, with failures, dead ones and an operator.</summary>
public sealed class OrderTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private const int OfKey = 20;
    private const int BrokenKeys = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly CallContext Operator =
        new(Caller.Root, "request", "POST", "/operations/jobs/retry", ClientAddress: null);

    private readonly Random _random = new(FaultSize.Seed);

    private static int Keys => FaultSize.IsNightly ? 500 : 50;

    [Fact]
    public async Task KeyedJobs_WithFailuresOnTwoWorkers_KeepTheirOrder()
    {
        await using var one = await FaultProcess.StartAsync(database.ConnectionString);
        await using var other = await FaultProcess.StartAsync(database.ConnectionString);
        var failing = 0;
        for (var i = 1; i <= OfKey; i++)
        {
            var jobs = Enumerable.Range(0, Keys).Select(key => Make(key, i)).ToList();
            failing += jobs.Count(work => work.Failures > 0);
            await database.EnqueueAsync(jobs.Select(
                (work, key) => database.Job(Work.Strict, work, $"key-{key}")));
        }

        // Of each broken key the first half, and then a dead one with the rest parked behind it.
        var before = ((Keys - BrokenKeys) * OfKey) + (BrokenKeys * (OfKey / 2));
        await Measure.UntilAsync(
            $"{BrokenKeys} dead", Limit, async () => await CountAsync("DEAD") == BrokenKeys);
        await database.HasEffectsAsync(before, Limit);
        Assert.Equal(BrokenKeys * ((OfKey / 2) - 1), await CountAsync("PARKED"));
        Assert.Equal(before, await database.CountAsync("SELECT count(*) FROM fault_effects"));

        await database.ExecuteAsync("INSERT INTO fault_mended VALUES (now())");
        var retried = await database.Services.GetRequiredService<OperateJobs>().RetryAllAsync(
            new JobFilter(), "What was broken is mended", Operator, CancellationToken.None);
        await database.HasEffectsAsync(Keys * OfKey, Limit);

        Assert.Equal(BrokenKeys, retried.Count);
        await AssertOrderAsync();
        Assert.Equal(2, await database.CountAsync("SELECT count(DISTINCT process) FROM fault_effects"));
        output.WriteLine(
            $"seed {FaultSize.Seed}: {Keys * OfKey} jobs of {Keys} keys on 2 workers, {failing} of them failed once "
            + $"or twice, {BrokenKeys} died and parked {BrokenKeys * ((OfKey / 2) - 1)}; after the retry all done in "
            + "order");
    }

    private Work Make(int key, int number) => new($"key-{key}/{number}")
    {
        IsBroken = key < BrokenKeys && number == (OfKey / 2) + 1,
        Failures = _random.Next(10) == 0 ? 1 + _random.Next(2) : 0,
    };

    private Task<long> CountAsync(string state) =>
        database.CountAsync($"SELECT count(*) FROM jobs WHERE state = '{state}'");

    private async Task AssertOrderAsync()
    {
        var effects = await database.ReadEffectsAsync();
        Assert.Equal(Keys * OfKey, effects.Count);
        foreach (var key in effects.GroupBy(it => it.Key))
        {
            Assert.Equal(
                Enumerable.Range(1, OfKey).Select(i => $"{key.Key}/{i}"), key.Select(it => it.Name));
        }
    }
}
