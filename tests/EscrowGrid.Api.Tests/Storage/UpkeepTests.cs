using System.Net;
using EscrowGrid.Core;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>The upkeep that a worker runs.</summary>
[Collection(StoresDefinition.Name)]
public sealed class UpkeepTests(Stores stores)
{
    [Fact]
    public async Task PartitionMaintenance_InALaterMonth_AddsTheMissingMonths()
    {
        await using var database = NpgsqlDataSource.Create(await stores.CreateDatabaseAsync("partitions"));
        var later = new FixedTime(TimeProvider.System.GetUtcNow().AddMonths(2));
        var maintenance = new PartitionMaintenance(database, later, NullLogger<PartitionMaintenance>.Instance);

        var created = await maintenance.RunAsync(CancellationToken.None);

        Assert.Equal(2 * MonthlyTables.All.Count, created.Count);
        Assert.Contains($"ledger_events_{later.GetUtcNow().AddMonths(Limits.PartitionMonthsAhead):yyyy_MM}", created);
        Assert.Empty(await maintenance.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task PartitionMaintenance_WithRowsInTheDefaultPartition_LeavesThemAndGoesOn()
    {
        var connection = await stores.CreateDatabaseAsync("partitions_default");
        await using var database = NpgsqlDataSource.Create(connection);
        var later = new FixedTime(TimeProvider.System.GetUtcNow().AddMonths(4));
        await ExecuteAsync(
            database,
            $$"""
            INSERT INTO audit_events (occurred_at, id, request_id, actor_role, institution_id, method, path, action,
                outcome, status_code, resource_type, resource_id, payload)
            VALUES ('{{later.GetUtcNow():O}}', gen_random_uuid(), 'r', 'root', gen_random_uuid(), 'GET', '/', 'A',
                'success', 200, 't', 'i', '{}')
            """);
        var maintenance = new PartitionMaintenance(database, later, NullLogger<PartitionMaintenance>.Instance);

        var created = await maintenance.RunAsync(CancellationToken.None);

        Assert.Equal((4 * MonthlyTables.All.Count) - 1, created.Count);
        Assert.Equal(1L, await ScalarAsync(database, "SELECT count(*) FROM audit_events_default"));
    }

    [Fact]
    public async Task Upkeep_InModeAll_BelongsToTheApiAndInModeApiDoesNot()
    {
        await using var all = await ApiUnderTest.StartAsync(
            stores.Database, new Dictionary<string, string?> { ["MODE"] = "all" });

        Assert.NotNull(all.Services.GetService<IJobEngine>());
        Assert.Null(stores[Store.Postgres].Services.GetService<IJobEngine>());
        (await all.Root.GetAsync("/ready")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rows_OfThisMonth_GoToItsPartition()
    {
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        await tenant.CreatePositionAsync();
        await using var database = NpgsqlDataSource.Create(stores.Database);

        Assert.Equal(0L, await ScalarAsync(database, "SELECT count(*) FROM ledger_events_default"));
        Assert.NotEqual(0L, await ScalarAsync(database, "SELECT count(*) FROM ledger_events"));
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
