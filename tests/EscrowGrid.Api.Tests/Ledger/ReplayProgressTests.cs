using System.Net;
using System.Text.Json;
using EscrowGrid.Core;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>Whoever waits for a verification sees how far it is, and whether anybody still works on it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ReplayProgressTests(Stores stores)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    [Theory]
    [EachStore]
    public async Task Replay_InTheMiddle_SaysHowFarItIs(Store store)
    {
        await using var api = await StartAsync(store, $"progress_{store}");
        await MoveAsync(api);
        await MoveAsync(api);
        var held = new HeldReplayStore(api.Service<IReplayStore>());
        var replay = Replay(api, held).RunAsync(CancellationToken.None);

        await Eventually.HoldsAsync(async () => await RunsAsync(api) is [var it]
            && it.GetProperty("eventsRead").GetInt64() == 3);
        var run = Assert.Single(await RunsAsync(api));
        held.GoOn();
        await replay;

        Assert.Equal("RUNNING", run.GetProperty("state").GetString());
        Assert.Equal(6, run.GetProperty("eventsToRead").GetInt64());
        var started = run.GetProperty("startedAt").GetDateTimeOffset();
        Assert.True(run.GetProperty("updatedAt").GetDateTimeOffset() > started);
        Assert.Empty(await RunsAsync(api));
        Assert.Equal(6, (await ResultsAsync(api))[0].GetProperty("ledgerEvents").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Replay_ThatFailsOrIsStopped_IsShownUntilThereIsAResult(Store store)
    {
        await using var api = await StartAsync(store, $"progress_failed_{store}");
        await MoveAsync(api);
        var broken = new HeldReplayStore(api.Service<IReplayStore>());
        broken.Break(new IOException("The disk is gone."));
        var stopped = new HeldReplayStore(api.Service<IReplayStore>());
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAsync<IOException>(() => Replay(api, broken).RunAsync(CancellationToken.None));
        var second = Replay(api, stopped).RunAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        Assert.Equal(["FAILED", "FAILED"], await StatesAsync(api));
        await api.Service<ReplayLedger>().RunAsync(CancellationToken.None);
        Assert.Empty(await RunsAsync(api));
    }

    [Theory]
    [EachStore]
    public async Task Run_ThatTellsNothing_IsLostUntilItTellsAgain(Store store)
    {
        await using var api = await StartAsync(store, $"progress_lost_{store}");
        var runs = api.Service<IReplayStore>();
        var now = TimeProvider.System.GetUtcNow();
        var run = await runs.BeginAsync(now - Silence, CancellationToken.None);

        var silent = await StatesAsync(api);
        await runs.ReportAsync(run, new VerificationProgress(1, 2), now, CancellationToken.None);
        var heard = await StatesAsync(api);
        await runs.FailAsync(run, new VerificationProgress(1, 2), now, CancellationToken.None);
        await runs.ReportAsync(run, new VerificationProgress(2, 2), now, CancellationToken.None);

        Assert.Equal(["LOST"], silent);
        Assert.Equal(["RUNNING"], heard);
        Assert.Equal(["FAILED"], await StatesAsync(api));
        Assert.Equal(1, (await RunsAsync(api))[0].GetProperty("eventsRead").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Result_OfARun_LeavesThoseThatRunAndThoseAfterIt(Store store)
    {
        await using var api = await StartAsync(store, $"progress_beside_{store}");
        var runs = api.Service<IReplayStore>();
        var now = TimeProvider.System.GetUtcNow();
        await runs.BeginAsync(now - Silence, CancellationToken.None);
        var running = await runs.BeginAsync(now, CancellationToken.None);
        var finished = await runs.BeginAsync(now, CancellationToken.None);
        var after = await runs.BeginAsync(now - Silence, CancellationToken.None);

        await runs.AddAsync(
            finished,
            new LedgerReplay(Number: 0, now, now, new VerificationResult(0, 0, 0, Unsealed: 0, Findings: 0), []),
            CancellationToken.None);

        Assert.Equal([after, running], (await RunsAsync(api)).Select(it => it.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Progress_ThatCannotBeStored_DoesNotEndTheReplay()
    {
        await using var api = await StartAsync(Store.Memory, "");
        await MoveAsync(api);
        var held = new HeldReplayStore(api.Service<IReplayStore>()) { Refusals = 2 };
        var replay = Replay(api, held).RunAsync(CancellationToken.None);

        await Eventually.HoldsAsync(async () => await RunsAsync(api) is [var it]
            && it.GetProperty("eventsRead").GetInt64() == 3);
        held.GoOn();

        Assert.Equal(0, (await replay).Result.Findings);
        Assert.Equal(0, held.Refusals);
    }

    private static ReplayLedger Replay(ApiUnderTest api, IReplayStore store)
    {
        var time = new QuickTimers();
        return new ReplayLedger(
            store,
            api.Service<ReadAnchors>(),
            new ReplayTeller(store, api.Service<LedgerMetrics>(), time, NullLogger<ReplayTeller>.Instance),
            time);
    }

    private static async Task<List<JsonElement>> RunsAsync(ApiUnderTest api) =>
        [.. (await ReadAsync(api)).GetProperty("withoutResult").EnumerateArray()];

    private static async Task<List<JsonElement>> ResultsAsync(ApiUnderTest api) =>
        [.. (await ReadAsync(api)).GetProperty("data").EnumerateArray()];

    private static async Task<IEnumerable<string?>> StatesAsync(ApiUnderTest api) =>
        (await RunsAsync(api)).Select(it => it.GetProperty("state").GetString());

    private static async Task<JsonElement> ReadAsync(ApiUnderTest api) =>
        (await api.Root.GetAsync("/operations/ledger-replays")).Expect(HttpStatusCode.OK).Json;

    private static async Task MoveAsync(ApiUnderTest api)
    {
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreateFundedPositionAsync("10");
        (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);
    }

    private async Task<ApiUnderTest> StartAsync(Store store, string name) =>
        store is Store.Memory
            ? await ApiUnderTest.StartAsync(database: null)
            : await ApiUnderTest.StartAsync(await stores.CreateDatabaseAsync(name));

    /// <summary>The machine's clock, with timers that do not let a test wait.</summary>
    private sealed class QuickTimers : TimeProvider
    {
        private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(20);

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(
                callback,
                state,
                dueTime > Quick && period == dueTime ? Quick : dueTime,
                period > Quick ? Quick : period);
    }
}
