using System.Net;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>A write whose last part fails leaves nothing of its other parts behind.</summary>
[Collection(StoresDefinition.Name)]
public sealed class AtomicityTests(Stores stores) : IAsyncLifetime
{
    private static readonly string[] Tables =
    [
        "institutions", "api_keys", "positions", "position_events", "ledger_events", "ledger_movements",
        "ledger_balances", "audit_events", "events", "idempotency_records",
    ];

    private const string Funding = """{"toState":"FUNDED"}""";

    // xunit makes one instance of this class for each test, and each has a database of its own.
    private static int _databases;

    private NpgsqlDataSource _database = null!;
    private ApiUnderTest _api = null!;

    public async Task InitializeAsync()
    {
        var connection = await stores.CreateDatabaseAsync($"atomic_{Interlocked.Increment(ref _databases)}");
        _database = NpgsqlDataSource.Create(connection);
        _api = await ApiUnderTest.StartAsync(connection);
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("events")]
    [InlineData("audit_events")]
    [InlineData("ledger_events")]
    [InlineData("idempotency_records")]
    public async Task Write_ThatFailsInOneTable_LeavesNothingInAny(string failing)
    {
        var tenant = await _api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;
        await FailAsync(failing, "INSERT");
        var before = await CountAsync();

        Answer[] answers =
        [
            await tenant.Admin.PostOnceAsync("/positions", Tenant.PositionJson(asset), "failing-1"),
            await tenant.Admin.PostOnceAsync($"/positions/{position}/transition", Funding, "failing-2"),
        ];

        Assert.Equal(before, await CountAsync());
        Assert.Equal("CREATED", (await tenant.Admin.GetAsync($"/positions/{position}")).State);
        foreach (var answer in answers)
        {
            answer.ExpectError(HttpStatusCode.InternalServerError, "Internal server error");
            Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
            Assert.Null(answer.Details);
        }

        await ExecuteAsync($"DROP TRIGGER fail_on_purpose ON {failing}");
        var repeated = await tenant.Admin.PostOnceAsync($"/positions/{position}/transition", Funding, "failing-2");
        Assert.False(repeated.Expect(HttpStatusCode.OK).IsReplayed);
    }

    [Theory]
    [InlineData("ledger_movements", "INSERT")]
    [InlineData("ledger_balances", "INSERT OR UPDATE")]
    public async Task Transition_WhoseMoneyCannotMove_LeavesNothingInAnyTable(string failing, string act)
    {
        var tenant = await _api.CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await FailAsync(failing, act);
        var before = await CountAsync();

        var answer = await tenant.TransitionAsync(position, "FUNDED");

        answer.ExpectError(HttpStatusCode.InternalServerError, "Internal server error");
        Assert.Equal(before, await CountAsync());
        Assert.Equal("CREATED", (await tenant.Admin.GetAsync($"/positions/{position}")).State);
    }

    [Fact]
    public async Task Writes_ThatSucceed_LeaveTheirWholeTrail()
    {
        var tenant = await _api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var before = await CountAsync();

        var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);

        var after = await CountAsync();
        Assert.Equal(
            [0, 0, 1, 1, 2, 1, 1, 2, 2, 0],
            after.Zip(before, (later, earlier) => later - earlier));
    }

    private async Task<long[]> CountAsync()
    {
        var counts = new List<long>();
        foreach (var table in Tables)
        {
            await using var command = _database.CreateCommand($"SELECT count(*) FROM {table}");
            counts.Add((long)(await command.ExecuteScalarAsync())!);
        }

        return [.. counts];
    }

    private Task FailAsync(string table, string act) => ExecuteAsync(
        $"""
        CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'secret text of the database'; END $$;
        CREATE TRIGGER fail_on_purpose BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION fail_on_purpose()
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
