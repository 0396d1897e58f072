using EscrowGrid.Core;
using EscrowGrid.Core.Idempotency;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Api.Tests.Idempotency;

/// <summary>How long records are kept.</summary>
[Collection(StoresDefinition.Name)]
public sealed class RetentionTests(Stores stores)
{
    [Fact]
    public async Task Cleanup_AfterTheRetention_DeletesAllButTheRecordsAboutMoney()
    {
        var connection = await stores.CreateDatabaseAsync("idempotency_retention");
        await using var database = NpgsqlDataSource.Create(connection);
        await using var api = await ApiUnderTest.StartAsync(connection);
        await api.Root.PostOnceAsync("/institutions", """{"name":"Old","regions":["US"]}""", "institution");
        var tenant = await api.CreateTenantAsync();
        var json = Tenant.PositionJson(await tenant.CreateAssetAsync());
        var position = (await tenant.Admin.PostOnceAsync("/positions", json, "position")).Id;
        await tenant.Admin.PostOnceAsync($"/positions/{position}/transition", """{"toState":"FUNDED"}""", "move");
        await ExecuteAsync(
            database,
            """
            INSERT INTO idempotency_records
            SELECT sha256('s'), 'k' || n, sha256(''), 200, '{}', now() - interval '31 days', false
            FROM generate_series(1, 1500) AS n
            """);

        Assert.Equal(1500, await CleanUpAsync(database, TimeProvider.System.GetUtcNow()));
        Assert.Equal("institution,move,position", await KeysAsync(database));

        var later = TimeProvider.System.GetUtcNow() + Limits.IdempotencyRetention + TimeSpan.FromMinutes(1);
        Assert.Equal(1, await CleanUpAsync(database, later));
        Assert.Equal("move,position", await KeysAsync(database));
        Assert.True((await tenant.Admin.PostOnceAsync("/positions", json, "position")).IsReplayed);
    }

    [Theory]
    [InlineData("UPDATE idempotency_records SET reply_body = '{}'")]
    [InlineData("DELETE FROM idempotency_records WHERE is_kept")]
    public async Task Record_OnceStored_IsNotChangedNorDeleted(string sql)
    {
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        await tenant.Admin.PostOnceAsync("/positions", Tenant.PositionJson(await tenant.CreateAssetAsync()), "k");
        await using var database = NpgsqlDataSource.Create(stores.Database);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(database, sql));

        Assert.Equal("EG403", refused.SqlState);
    }

    private static Task<long> CleanUpAsync(NpgsqlDataSource database, DateTimeOffset now) =>
        new IdempotencyCleanup(
                database,
                new ReplyRetention(Limits.IdempotencyRetention),
                new FixedTime(now),
                NullLogger<IdempotencyCleanup>.Instance)
            .RunAsync(CancellationToken.None);

    private static async Task<object?> KeysAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "SELECT string_agg(key, ',' ORDER BY key) FROM idempotency_records");
        return await command.ExecuteScalarAsync();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
