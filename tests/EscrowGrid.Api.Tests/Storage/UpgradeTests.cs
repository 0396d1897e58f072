using EscrowGrid.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>The rows of a release without hashes survive the upgrade and become chains.</summary>
[Collection(StoresDefinition.Name)]
public sealed class UpgradeTests(Stores stores)
{
    private const string BeforeTheChain = "20261121114031_IdempotencyRecords";

    private const string EarlierRows =
        """
        INSERT INTO institutions VALUES (gen_random_uuid(), 'Old', '{US}', '{CONSTRUCTION}', now(), now());
        INSERT INTO asset_templates
            SELECT gen_random_uuid(), id, 'CONSTR_ESCROW', 't', 'CONSTRUCTION', 'US', '{}', now() FROM institutions;
        INSERT INTO assets SELECT gen_random_uuid(), institution_id, id, 'a', '{}', now() FROM asset_templates;
        INSERT INTO positions (id, institution_id, asset_id, holder_reference, currency, amount, state, version,
                created_at, updated_at)
            SELECT gen_random_uuid(), institution_id, id, 'h', 'USD', 5, 'FUNDED', 2, now() - interval '40 days', now()
            FROM assets, generate_series(1, 700);
        INSERT INTO ledger_events (position_id, sequence, at, id, kind, new_state, payload)
            SELECT id, 1, created_at, gen_random_uuid(), 'POSITION_CREATED', 'CREATED', '{"amount":5.0}' FROM positions;
        INSERT INTO ledger_events (position_id, sequence, at, id, kind, previous_state, new_state, payload)
            SELECT id, 2, updated_at, gen_random_uuid(), 'POSITION_STATE_CHANGED', 'CREATED', 'FUNDED', '{}'
            FROM positions;
        INSERT INTO outbox_messages (id, type, institution_id, subject, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), 'escrowgrid.position.created', institution_id, id::text, 1, created_at, '{}'
            FROM positions
        """;

    [Fact]
    public async Task Migrate_OfADatabaseWithoutHashes_ChainsItsLedgerAndKeepsItsEvents()
    {
        var connection = await stores.CreateEmptyDatabaseAsync("upgrade");
        await using (var context = new EscrowDbContext(
            new DbContextOptionsBuilder<EscrowDbContext>().UseNpgsql(connection).Options))
        {
            await context.GetService<IMigrator>().MigrateAsync(BeforeTheChain);
        }

        await using var database = NpgsqlDataSource.Create(connection);
        await ExecuteAsync(database, EarlierRows);

        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None));

        Assert.Equal(
            700L,
            await ScalarAsync(
                database,
                """
                SELECT count(*) FROM positions AS position
                JOIN ledger_events AS first ON first.position_id = position.id AND first.sequence = 1
                JOIN ledger_events AS second ON second.position_id = position.id AND second.sequence = 2
                WHERE second.previous_hash = first.hash AND position.ledger_head = second.hash
                """));
        Assert.Equal(700L, await ScalarAsync(database, "SELECT count(*) FROM events"));
        Assert.Equal(
            700L,
            await ScalarAsync(
                database, "SELECT count(*) FROM ledger_balances WHERE account = 'HELD' AND balance = 5"));
        Assert.Equal(0L, await ScalarAsync(database, "SELECT count(*) FROM ledger_movements_default"));
        Assert.Equal(0L, await ScalarAsync(database, "SELECT count(*) FROM events_default"));
        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => ExecuteAsync(database, "UPDATE ledger_events SET payload = '{}'"));
        Assert.Equal("EG403", refused.SqlState);
    }

    [Fact]
    public async Task Migrate_AfterARestoreIntoAYoungerServer_LetsTheLogsGoOn()
    {
        var connection = await stores.CreateDatabaseAsync("restored");
        await using var database = NpgsqlDataSource.Create(connection);
        const string Insert =
            """
            INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
            VALUES (gen_random_uuid(), 't', gen_random_uuid(), 's', 1, now(), '{}')
            """;
        await ExecuteAsync(database, Insert);
        await ExecuteAsync(
            database,
            """
            INSERT INTO events (log_transaction, id, type, institution_id, subject, sequence, occurred_at, payload)
            VALUES (9000000000, gen_random_uuid(), 'of the older server', gen_random_uuid(), 's', 1, now(), '{}')
            """);

        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None));
        await ExecuteAsync(database, Insert);

        Assert.Equal(
            2L, await ScalarAsync(database, "SELECT count(*) FROM events WHERE log_transaction < 9000000001"));
        Assert.Equal(
            1L,
            await ScalarAsync(
                database,
                "SELECT count(*) FROM events WHERE log_transaction > 9000000000 AND log_transaction < log_horizon()"));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
