using EscrowGrid.Core;
using EscrowGrid.Core.Storage;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>What the services cannot do to the database, even with SQL of their own.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ApplicationRoleTests(Stores stores)
{
    private const string TablesAndPartitions =
        """
        SELECT child.relname FROM pg_class AS child
        JOIN pg_namespace AS space ON space.oid = child.relnamespace AND space.nspname = 'public'
        LEFT JOIN pg_inherits AS link ON link.inhrelid = child.oid
        LEFT JOIN pg_class AS parent ON parent.oid = link.inhparent
        WHERE child.relkind IN ('r', 'p') AND coalesce(parent.relname, child.relname) = ANY($1)
        """;

    [Theory]
    [InlineData("UPDATE {0} SET {1} = {1}")]
    [InlineData("DELETE FROM {0}")]
    [InlineData("TRUNCATE {0}")]
    [InlineData("ALTER TABLE {0} DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE {0}")]
    public async Task Change_OfALedgerAuditOrEventRow_IsDeniedOnEveryTableAndPartition(string statement)
    {
        await using var services = NpgsqlDataSource.Create(ConnectionTuning.Apply(stores.Database));
        string[] tables = [.. await ListAsync(TablesAndPartitions, [.. ApplicationRole.AppendOnly])];
        var partitions = MonthlyTables.All.Count * (Limits.PartitionMonthsAhead + 2);
        Assert.True(tables.Length >= ApplicationRole.AppendOnly.Count + partitions, string.Join(" ", tables));

        foreach (var table in tables)
        {
            var column = await ScalarAsync(
                "SELECT attname::text FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1", table);
            await using var command = services.CreateCommand(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, table, column));
            var denied = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, table), (denied.SqlState, table));
        }
    }

    [Fact]
    public async Task Deletion_OfAnythingButIdempotencyRecords_IsDenied()
    {
        await using var services = NpgsqlDataSource.Create(ConnectionTuning.Apply(stores.Database));
        foreach (var table in ApplicationRole.Changing.Concat(ApplicationRole.ReadOnly))
        {
            await using var command = services.CreateCommand($"DELETE FROM \"{table}\"");
            var denied = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, table), (denied.SqlState, table));
        }
    }

    [Fact]
    public async Task Tables_OfTheSchema_AreEachGivenToTheRoleOnce()
    {
        var tables = await ListAsync(
            """
            SELECT relname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace
            WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition
            """);

        Assert.Equal(
            tables.Order(StringComparer.Ordinal),
            ApplicationRole.AppendOnly.Concat(ApplicationRole.Changing)
                .Concat(ApplicationRole.Passing)
                .Concat(ApplicationRole.ReadOnly)
                .Order(StringComparer.Ordinal));
    }

    private async Task<List<string>> ListAsync(string sql, string[]? argument = null)
    {
        await using var owner = NpgsqlDataSource.Create(stores.Database);
        await using var command = owner.CreateCommand(sql);
        if (argument is not null)
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = argument });
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }

    private async Task<string?> ScalarAsync(string sql, string argument)
    {
        await using var owner = NpgsqlDataSource.Create(stores.Database);
        await using var command = owner.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = argument });
        return await command.ExecuteScalarAsync() as string;
    }
}
