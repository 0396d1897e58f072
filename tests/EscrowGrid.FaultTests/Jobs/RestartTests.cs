using System.Diagnostics;
using EscrowGrid.Core;
using EscrowGrid.LocalHosting.Processes;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>Postgres goes away and comes back while jobs run.</summary>
public sealed class RestartTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private const int Jobs = 1_000;
    private const int Keys = 50;
    private const int DoneBefore = Jobs / 5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>A claim whose answer was cut off is leased to a worker that does not know it.</summary>
    private static readonly TimeSpan Recovery = Limits.JobLease + TimeSpan.FromSeconds(30);

    private static int Restarts => FaultSize.IsNightly ? 5 : 1;

    [Theory]
    [InlineData("fast")]
    [InlineData("immediate")]
    public async Task Postgres_RestartedWithJobsInFlight_LosesNoneAndDoublesNone(string mode)
    {
        await database.ExecuteAsync("TRUNCATE fault_effects");
        await using var one = await FaultProcess.StartAsync(database.ConnectionString);
        await using var other = await FaultProcess.StartAsync(database.ConnectionString);
        var names = new List<string>();
        for (var restart = 1; restart <= Restarts; restart++)
        {
            var batch = Enumerable.Range(0, Jobs).Select(i => $"{mode}-{restart}-{i}").ToList();
            await database.EnqueueAsync(batch.Select(
                (name, i) => database.Job(new Work(name), i % 2 == 0 ? null : $"{mode}-{restart}-{i % Keys}")));
            await database.HasEffectsAsync(names.Count + DoneBefore, Limit);
            var port = database.Server.Port;
            await StopAsync(mode);
            await database.StartServerAsync(port);
            var clock = Stopwatch.StartNew();
            var done = await database.CountAsync("SELECT count(*) FROM fault_effects") - names.Count;
            names.AddRange(batch);
            var first = await database.HasEffectsAsync(names.Count - Jobs + done + 1, Recovery);
            await database.HasEffectsAsync(names.Count, Recovery);
            output.WriteLine(
                $"{mode} restart {restart}: {done} of {Jobs} jobs were done; the next {first.TotalSeconds:F1} s after "
                + $"Postgres answered again, all {clock.Elapsed.TotalSeconds:F1} s after");
        }

        await database.AssertEffectsAsync(names);
        Assert.Equal(0, await database.CountUnfinishedAsync());
        Assert.False(one.HasEnded || other.HasEnded);
        output.WriteLine($"{names.Count} jobs over {Restarts} {mode} restarts: 0 lost, 0 doubled, no worker restarted");
    }

    private async Task StopAsync(string mode)
    {
        if (mode == "immediate")
        {
            UnixCalls.Signal(database.Server.ProcessId, UnixSignal.Quit);
            await database.Server.Exited;
        }

        await database.Server.DisposeAsync();
    }
}
