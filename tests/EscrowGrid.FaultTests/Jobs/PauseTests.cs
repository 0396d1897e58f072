using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>A worker that hangs past its lease, as a machine does that is suspended, and then goes on.</summary>
public sealed class PauseTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(60);

    private static int Jobs => FaultSize.IsNightly ? 10 : 5;

    [Fact]
    public async Task Worker_PausedPastItsLease_StoresNothingWhenItWakes()
    {
        var names = Enumerable.Range(0, Jobs).Select(i => $"paused-{i}").ToList();
        await using var paused = await FaultProcess.StartAsync(database.ConnectionString);
        await database.EnqueueAsync(
            names.Select((name, i) => database.Job(new Work(name) { Hold = HoldAt.BeforeItsWrite }, $"key-{i}")));
        await database.WriteEventsAsync(WorkConsumer.HeldType, "subject", 3);
        foreach (var name in names.Append("subject/1"))
            await paused.SaysAsync($"{Reports.Held} {name}");

        // What it holds goes on the moment it wakes: before it can have noticed that the leases are over.
        await paused.SignalAsync("STOP");
        await paused.TellAsync(FaultWorker.Go);
        await using var other = await FaultProcess.StartAsync(database.ConnectionString);
        names.AddRange(Enumerable.Range(1, 3).Select(i => $"subject/{i}"));
        var taken = await database.HasEffectsAsync(names.Count, Takeover);
        await paused.SignalAsync("CONT");
        foreach (var name in names.Take(Jobs))
            await paused.SaysAsync($"{Reports.Refused} {name}");

        await database.AssertEffectsAsync(names);
        Assert.Equal(0, await database.CountUnfinishedAsync());
        Assert.Equal(
            0, await database.CountAsync($"SELECT count(*) FROM fault_effects WHERE process = {paused.Id}"));
        output.WriteLine(
            $"{Jobs} jobs and a round of the relay of a paused worker: taken over after {taken.TotalSeconds:F1} s, "
            + $"{Jobs} late writes refused, 0 effects doubled");
    }
}
