using System.Net;
using Npgsql;

namespace EscrowGrid.Api.Tests.Idempotency;

/// <summary>Many requests with one key at once.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ConcurrencyTests(Stores stores)
{
    private const int Clients = 64;
    private const int Keys = 20;

    [Theory]
    [EachStore]
    public async Task Creation_By64ClientsWithOneKey_HappensOnce(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var json = Tenant.PositionJson(await tenant.CreateAssetAsync());

        for (var key = 0; key < Keys; key++)
        {
            var name = $"key-{key}";
            var answers = await AtOnceAsync(_ => tenant.Admin.PostOnceAsync("/positions", json, name));
            ExpectOneEffect(answers, HttpStatusCode.Created);
        }

        var listed = await tenant.Admin.GetAsync("/positions");
        Assert.Equal(Keys, listed.Json.GetProperty("pagination").GetProperty("total").GetInt32());
    }

    [Theory]
    [EachStore]
    public async Task PartialRelease_By64ClientsWithOneKey_HappensOnce(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");

        for (var key = 0; key < Keys; key++)
        {
            var name = $"key-{key}";
            var answers = await AtOnceAsync(_ => tenant.Admin.PostOnceAsync(
                $"/positions/{position}/transition", """{"toState":"PARTIALLY_RELEASED","amount":1}""", name));
            ExpectOneEffect(answers, HttpStatusCode.OK);
        }

        Assert.Equal(2 + Keys, await tenant.CountLedgerEventsAsync(position));
    }

    [Fact]
    public async Task Writes_ByClientsOfTwoInstancesWithOneKey_HappenOnce()
    {
        await using var second = await ApiUnderTest.StartAsync(stores.Database);
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        using var elsewhere = second.ClientWith(tenant.Admin.Key);
        ApiClient[] clients = [tenant.Admin, elsewhere];
        var json = Tenant.PositionJson(await tenant.CreateAssetAsync());
        var position = (await tenant.Admin.PostAsync("/positions", json)).Id;
        await tenant.TransitionAsync(position, "FUNDED");

        for (var key = 0; key < Keys; key++)
        {
            var name = $"key-{key}";
            var created = await AtOnceAsync(client =>
                clients[client % clients.Length].PostOnceAsync("/positions", json, name));
            var moved = await AtOnceAsync(client => clients[client % clients.Length].PostOnceAsync(
                $"/positions/{position}/transition", """{"toState":"PARTIALLY_RELEASED","amount":1}""", name));
            ExpectOneEffect(created, HttpStatusCode.Created);
            ExpectOneEffect(moved, HttpStatusCode.OK);
        }

        var listed = await tenant.Admin.GetAsync("/positions");
        Assert.Equal(1 + Keys, listed.Json.GetProperty("pagination").GetProperty("total").GetInt32());
        Assert.Equal(2 + Keys, await tenant.CountLedgerEventsAsync(position));
        Assert.Equal(0, await CountConflictsAsync(position));
    }

    [Fact]
    public async Task Request_WhileAnotherWithItsKeyRuns_IsAskedToComeBackOrWaitsForIt()
    {
        await using var second = await ApiUnderTest.StartAsync(stores.Database);
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        using var elsewhere = second.ClientWith(tenant.Admin.Key);
        var json = Tenant.PositionJson(await tenant.CreateAssetAsync());
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var connection = await database.OpenConnectionAsync();
        await using var blockade = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("LOCK TABLE ledger_events", connection, blockade);
        await command.ExecuteNonQueryAsync();

        var first = tenant.Admin.PostOnceAsync("/positions", json, "slow");
        await Eventually.HoldsAsync(async () =>
            (await CountWaitingAsync(database)) == 1);
        var refused = await tenant.Admin.PostOnceAsync("/positions", json, "slow");
        var waiting = elsewhere.PostOnceAsync("/positions", json, "slow");
        await Eventually.HoldsAsync(async () =>
            (await CountWaitingAsync(database)) == 2);
        await blockade.RollbackAsync();

        refused.ExpectError(HttpStatusCode.Conflict, "A request with this Idempotency-Key is still running");
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.False((await first).Expect(HttpStatusCode.Created).IsReplayed);
        Assert.True((await waiting).IsReplayed);
        Assert.Equal((await first).Text, (await waiting).Text);
        Assert.True((await tenant.Admin.PostOnceAsync("/positions", json, "slow")).IsReplayed);
    }

    /// <summary>The first and its replays tell the same; who came while it ran was sent away.</summary>
    private static void ExpectOneEffect(IReadOnlyCollection<Answer> answers, HttpStatusCode status)
    {
        Assert.Single(answers, answer => answer.Status == status && !answer.IsReplayed);
        Assert.Single(answers.Where(answer => answer.Status == status).Select(answer => answer.Text).Distinct());
        Assert.All(
            answers.Where(answer => answer.Status != status),
            answer => answer.ExpectError(
                HttpStatusCode.Conflict, "A request with this Idempotency-Key is still running"));
    }

    private static Task<Answer[]> AtOnceAsync(Func<int, Task<Answer>> call) =>
        Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => call(client))));

    /// <summary>A repeat that is taken for a rival of the change that it repeats would be audited as one.</summary>
    private async Task<long> CountConflictsAsync(string position)
    {
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var command = database.CreateCommand(
            "SELECT count(*) FROM audit_events WHERE action = 'CONCURRENCY_CONFLICT' AND resource_id = $1");
        command.Parameters.Add(new() { Value = position });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> CountWaitingAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
