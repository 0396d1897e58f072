using System.Diagnostics;
using System.Globalization;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Ledger;
using Xunit.Abstractions;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>
/// kill -9 of the product's own worker while it sends records: 3 times, or 25 with <c>ESCROWGRID_FAULTS=nightly</c>.
/// <c>ESCROWGRID_FAULT_SEED</c> repeats the moments of a run.
/// </summary>
[Collection(ChainFixture.Name)]
public sealed class KillTests(ChainFixture fixture, ITestOutputHelper output)
{
    private const int RecordsEach = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly int Kills =
        Environment.GetEnvironmentVariable("ESCROWGRID_FAULTS") is "nightly" ? 25 : 3;

    private static readonly int Seed =
        int.TryParse(
            Environment.GetEnvironmentVariable("ESCROWGRID_FAULT_SEED"), CultureInfo.InvariantCulture, out var chosen)
            ? chosen
            : Environment.TickCount & int.MaxValue;

    [Fact]
    public async Task Worker_KilledWhileItSends_LosesNoRecordAndSendsNoneTwice()
    {
        var random = new Random(Seed);
        await using var mirror = await fixture.StartAsync(Store.Postgres);
        var sent = new List<int>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await mirror.Node.HoldBlocksAsync();
            for (var i = 0; i < RecordsEach; i++)
                await mirror.CreatePositionAsync();
            var moment = ((kill - 1) * RecordsEach) + 1 + random.Next(RecordsEach);
            using (WorkerProcess.Start(mirror))
                sent.Add(await ReachAsync(mirror, moment, it => it.SentAt is not null));
            await mirror.Node.MakeBlocksAsync();
            await mirror.Node.MineAsync();
        }

        using (WorkerProcess.Start(mirror))
            await ReachAsync(mirror, Kills * RecordsEach, it => it.State is MirrorState.Confirmed);

        await mirror.ExpectEachOnceAsync(Kills * RecordsEach);
        var nonces = (await mirror.ReadAsync()).Select(it => it.Slot!.Nonce).Order();
        Assert.Equal(Enumerable.Range(0, Kills * RecordsEach).Select(nonce => (long)nonce), nonces);
        output.WriteLine(
            $"seed {Seed}: {Kills} kills, with {string.Join(", ", sent)} records sent; "
            + $"{Kills * RecordsEach} records, 0 lost, 0 doubled, nonces without a gap");
    }

    /// <returns>How many records were as wanted.</returns>
    private static async Task<int> ReachAsync(MirrorUnderTest mirror, int count, Func<ChainOperation, bool> isSo)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (true)
        {
            var records = await mirror.ReadAsync();
            if (records.Count(isSo) is var reached && reached >= count)
                return reached;
            Assert.True(
                clock.Elapsed < Limit, $"{reached} of {count}: {string.Join(", ", records.Select(it => it.State))}");
            await timer.WaitForNextTickAsync();
        }
    }
}
