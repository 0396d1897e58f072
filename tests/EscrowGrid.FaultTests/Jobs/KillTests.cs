using EscrowGrid.Core;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>kill -9 of a worker in the middle of each kind of work.</summary>
public sealed class KillTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private const int Plain = 100;
    private const int Keys = 10;
    private const int OfKey = 5;
    private const int OfSubject = 5;
    private const string HookType = "hooks.held";

    /// <summary>The longest lease, the shortest look for those that ran out, and the back-off.</summary>
    private static readonly TimeSpan Recovery = Limits.JobLease + Limits.JobLease;

    private readonly Random _random = new(FaultSize.Seed);
    private readonly List<string> _names = [];

    [Fact]
    public async Task Worker_KilledInTheMiddleOfEachKindOfWork_LosesNothingAndDoublesNothing()
    {
        await using var receiver = await HookReceiver.StartAsync();
        receiver.IsSilent = true;
        var institution = await database.AddWebhookAsync(receiver.Url, HookType);
        for (var round = 0; round < FaultSize.Kills; round++)
        {
            await using var victim = await FaultProcess.StartAsync(database.ConnectionString);
            var held = await HoldAsync(round);
            await victim.TellAsync($"{FaultWorker.Fire}{round}");
            _names.Add($"{ScheduledWork.Prefix}{round}");
            foreach (var name in held.Append(_names[^1]))
                await victim.SaysAsync($"{Reports.Held} {name}");
            await SendAsync(receiver, institution, round);
            await EnqueueLoadAsync(round);
            Assert.False(victim.HasEnded);
            await victim.KillAsync();
        }

        receiver.IsSilent = false;
        await using var last = await FaultProcess.StartAsync(database.ConnectionString);
        var recovered = await database.HasEffectsAsync(_names.Count, Recovery);

        await database.AssertEffectsAsync(_names);
        await AssertOrderAsync();
        Assert.Equal(2 * FaultSize.Kills, await database.CountAsync("SELECT count(*) FROM fault_runs"));
        Assert.Equal(0, await database.CountUnfinishedAsync());
        await AssertDeliveredAsync(receiver);
        output.WriteLine(
            $"seed {FaultSize.Seed}: {FaultSize.Kills} kills, each in the middle of a plain job before and after its "
            + "write, a keyed job, an event of the relay, a webhook delivery and a scheduled run; "
            + $"{FaultSize.Kills} deliveries, 0 lost, 0 doubled; "
            + $"{_names.Count} effects, 0 lost, 0 doubled; all done {recovered.TotalSeconds:F1} s after the last kill");
    }

    /// <summary>What the worker is in the middle of when it is killed, by chance.</summary>
    private async Task EnqueueLoadAsync(int round)
    {
        var plain = Enumerable.Range(0, Plain).Select(i => $"plain-{round}-{i}").ToList();
        await database.EnqueueAsync(
            plain.Select(name => database.Job(new Work(name) { Failures = _random.Next(4) == 0 ? 1 : 0 })));
        _names.AddRange(plain);
        for (var i = 1; i <= OfKey; i++)
        {
            var keyed = Enumerable.Range(0, Keys)
                .Select(key => (Key: $"key-{round}-{key}", Name: $"key-{round}-{key}/{i}")).ToList();
            await database.EnqueueAsync(keyed.Select(it => database.Job(new Work(it.Name), it.Key)));
            _names.AddRange(keyed.Select(it => it.Name));
        }
    }

    /// <returns>What the worker that is to be killed will say that it holds.</returns>
    private async Task<IReadOnlyList<string>> HoldAsync(int round)
    {
        string[] jobs = [$"held-before-{round}", $"held-after-{round}", $"held-key-{round}/1"];
        await database.EnqueueAsync(
            database.Job(new Work(jobs[0]) { Hold = HoldAt.BeforeItsWrite }),
            database.Job(new Work(jobs[1]) { Hold = HoldAt.AfterItsWrite }),
            database.Job(new Work(jobs[2]) { Hold = HoldAt.BeforeItsWrite }, $"held-key-{round}"),
            database.Job(new Work($"held-key-{round}/2"), $"held-key-{round}"));
        var subject = $"subject-{round}";
        await database.WriteEventsAsync(WorkConsumer.HeldType, subject, OfSubject);
        _names.AddRange(jobs);
        _names.Add($"held-key-{round}/2");
        _names.AddRange(Enumerable.Range(1, OfSubject).Select(i => $"{subject}/{i}"));
        return [.. jobs, $"{subject}/1"];
    }

    /// <summary>An event whose delivery is under way, and not answered, when the worker is killed.</summary>
    private async Task SendAsync(HookReceiver receiver, Guid institution, int round)
    {
        var before = receiver.Ids.Count;
        await database.WriteEventsAsync(HookType, $"hook-{round}", 1, institution);
        await Measure.UntilAsync($"delivery {round} is under way", Recovery, () => receiver.Ids.Count > before);
    }

    private async Task AssertDeliveredAsync(HookReceiver receiver)
    {
        await Measure.UntilAsync(
            "every delivery is delivered", Limits.DeliveryLease + Recovery,
            async () => await database.CountAsync(
                "SELECT count(*) FROM webhook_deliveries WHERE state = 'DELIVERED'") == FaultSize.Kills);
        Assert.Equal(FaultSize.Kills, await database.CountAsync("SELECT count(*) FROM webhook_deliveries"));
        Assert.Equal(FaultSize.Kills, receiver.Ids.Distinct().Count());
    }

    private async Task AssertOrderAsync()
    {
        foreach (var key in (await database.ReadEffectsAsync()).Where(it => it.Key is not null).GroupBy(it => it.Key))
        {
            var numbers = key.Select(it => int.Parse(it.Name.Split('/')[1])).ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        }
    }
}
