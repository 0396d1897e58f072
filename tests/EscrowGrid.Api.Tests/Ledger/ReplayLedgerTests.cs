using System.Net;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Ledger.Verification;
using Npgsql;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>The product works its own ledger out again, and says what it found.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ReplayLedgerTests(Stores stores)
{
    private static int _databases;

    [Theory]
    [EachStore]
    public async Task Replay_OfASoundLedger_FindsNothingAndIsListedFirst(Store store)
    {
        await using var api = await StartAsync(store, $"replay_sound_{store}");
        await MoveAsync(api);
        await api.Service<SealLedger>().RunAsync(CancellationToken.None);
        await api.Service<IAccountStore>().FoldAsync(CancellationToken.None);
        await MoveAsync(api);

        await api.Service<ReplayLedger>().RunAsync(CancellationToken.None);
        var replay = await api.Service<ReplayLedger>().RunAsync(CancellationToken.None);

        Assert.Equal(new VerificationResult(2, 6, 1, Unsealed: 3, Findings: 0), replay.Result);
        var page = (await api.Root.GetAsync("/operations/ledger-replays?limit=1")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(2, page.GetProperty("data")[0].GetProperty("number").GetInt64());
        Assert.True(page.GetProperty("hasMore").GetBoolean());
        var next = (await api.Root.GetAsync(
            $"/operations/ledger-replays?cursor={page.GetProperty("nextCursor").GetString()}")).Json;
        Assert.Equal(1, next.GetProperty("data")[0].GetProperty("number").GetInt64());
        Assert.Equal(0, next.GetProperty("data")[0].GetProperty("findings").GetInt64());
    }

    [Theory]
    [InlineData("UPDATE ledger_balances SET balance = balance + 1", "BalanceDiffers")]
    [InlineData("UPDATE ledger_days SET credits = credits + 1", "SumDiffers")]
    [InlineData("DELETE FROM ledger_days", "SumDiffers")]
    [InlineData("UPDATE positions SET remaining_amount = 1", "PositionDiffers")]
    public async Task Replay_OfALedgerThatWasChanged_NamesWhatIsWrong(string tamper, string kind)
    {
        var connection = await stores.CreateDatabaseAsync($"replay_{Interlocked.Increment(ref _databases)}");
        await using var api = await ApiUnderTest.StartAsync(connection);
        await MoveAsync(api);
        await api.Service<IAccountStore>().FoldAsync(CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(
            "SET session_replication_role = replica; "
            + "ALTER TABLE positions DROP CONSTRAINT ck_positions_remaining_amount; " + tamper);
        await command.ExecuteNonQueryAsync();

        var replay = await api.Service<ReplayLedger>().RunAsync(CancellationToken.None);

        Assert.True(replay.Result.Findings > 0);
        var listed = (await api.Root.GetAsync("/operations/ledger-replays")).Json.GetProperty("data")[0];
        Assert.Equal(replay.Result.Findings, listed.GetProperty("findings").GetInt64());
        Assert.StartsWith(kind, listed.GetProperty("firstFindings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_WhileOthersWrite_IsOfOneMomentOnAllConnections()
    {
        await using var api = await StartAsync(Store.Postgres, "replay_moment");
        for (var position = 0; position < 8; position++)
            await MoveAsync(api);

        var (counted, read) = await api.Service<IReplayStore>().ReadAsync(
            async source =>
            {
                var before = await source.CountEventsAsync(CancellationToken.None);
                for (var position = 0; position < 8; position++)
                    await MoveAsync(api);
                var ledger = await source.ReadHistoriesAsync(CancellationToken.None).ToListAsync();
                return (before, ledger);
            },
            CancellationToken.None);

        Assert.Equal(24, counted);
        Assert.Equal(8, read.Count);
        Assert.Equal(8, read.Select(it => it.PositionId).Distinct().Count());
        Assert.Equal(counted, read.Sum(it => it.Ledger.Count));
    }

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
}
