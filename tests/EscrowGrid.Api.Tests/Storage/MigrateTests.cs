using System.Net;
using EscrowGrid.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

[Collection(StoresDefinition.Name)]
public sealed class MigrateTests(Stores stores)
{
    [Fact]
    public async Task Migrate_RunTwiceAtOnce_SucceedsTwiceAndAppliesOnce()
    {
        var database = await stores.CreateEmptyDatabaseAsync("migrate_twice");

        var exitCodes = await Task.WhenAll(
            Task.Run(() => MigrateAsync(database)), Task.Run(() => MigrateAsync(database)));

        Assert.Equal([MigrateCommand.Succeeded, MigrateCommand.Succeeded], exitCodes);
        await using var context = new EscrowDbContext(
            new DbContextOptionsBuilder<EscrowDbContext>().UseNpgsql(database).Options);
        Assert.Equal(
            context.Database.GetMigrations().LongCount(),
            await ScalarAsync(database, """SELECT count(*) FROM "__EFMigrationsHistory" """));
        Assert.Equal(MigrateCommand.Succeeded, await MigrateAsync(database));
    }

    [Fact]
    public async Task Migrate_AtItsEnd_HasReadyPartitionsForFourMonths()
    {
        var database = await stores.CreateDatabaseAsync("migrate_partitions");

        var partitions = await ScalarAsync(
            database, "SELECT count(*) FROM pg_inherits WHERE inhparent = 'ledger_events'::regclass");

        Assert.Equal(5L, partitions);
    }

    [Fact]
    public async Task Api_OnASchemaThatIsBehind_IsNotReadyUntilItIsMigrated()
    {
        var database = await stores.CreateEmptyDatabaseAsync("schema_behind");
        await using var api = await ApiUnderTest.StartAsync(database);

        (await api.Root.GetAsync("/ready")).Expect(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(MigrateCommand.Succeeded, await MigrateAsync(database));

        await Eventually.HoldsAsync(async () =>
            (await api.Root.GetAsync("/ready")).Status is HttpStatusCode.OK);
    }

    [Fact]
    public void Model_ComparedWithItsMigrations_HasNoPendingChange()
    {
        using var context = new EscrowDbContext(
            new DbContextOptionsBuilder<EscrowDbContext>().UseNpgsql(stores.Database).Options);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Mapping_OfEveryTable_ReadsTheDatabase()
    {
        await using var context = new EscrowDbContext(
            new DbContextOptionsBuilder<EscrowDbContext>().UseNpgsql(stores.Database).Options);

        foreach (var table in context.Model.GetEntityTypes())
        {
            var columns = string.Join(", ", table.GetProperties().Select(property => property.GetColumnName()));
            await ScalarAsync(stores.Database, $"SELECT {columns} FROM {table.GetTableName()} LIMIT 1");
        }
    }

    private static Task<int> MigrateAsync(string database) =>
        MigrateCommand.RunAsync(database, NullLogger.Instance, CancellationToken.None);

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
