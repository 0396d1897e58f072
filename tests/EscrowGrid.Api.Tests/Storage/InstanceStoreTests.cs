using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Instances;
using EscrowGrid.Core.Storage.Memory;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>Who is there, and who was.</summary>
[Collection(StoresDefinition.Name)]
public sealed class InstanceStoreTests(Stores stores)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly MovableTime _time = new();

    [Fact]
    public async Task Instance_InMemory_IsSilentThenForgotten()
    {
        var store = new MemoryInstanceStore(_time);
        await store.ReportAsync(Report("a", "ready"), None);
        Assert.False((await store.ListAsync(None)).Single().IsSilent);

        _time.Advance(Limits.InstanceSilence + TimeSpan.FromSeconds(1));
        Assert.True((await store.ListAsync(None)).Single().IsSilent);
        _time.Advance(Limits.InstanceMemory);
        await store.ReportAsync(Report("b", "ready"), None);

        Assert.Equal("b", (await store.ListAsync(None)).Single().Report.Name);
    }

    [Fact]
    public async Task Instance_InTheDatabase_IsSilentThenForgotten()
    {
        await using var database = NpgsqlDataSource.Create(await stores.CreateDatabaseAsync("instances"));
        var store = new PostgresInstanceStore(database);
        await store.ReportAsync(Report("a", "ready"), None);
        await store.ReportAsync(Report("a", "degraded"), None);
        var seen = (await store.ListAsync(None)).Single();
        Assert.Equal(("degraded", false), (seen.Report.State, seen.IsSilent));
        Assert.Equal("unavailable", seen.Report.Services["cache"]);

        await AgeAsync(database, Limits.InstanceSilence);
        Assert.True((await store.ListAsync(None)).Single().IsSilent);
        await AgeAsync(database, Limits.InstanceMemory);
        await store.ReportAsync(Report("b", "ready"), None);

        Assert.Equal("b", (await store.ListAsync(None)).Single().Report.Name);
        await store.ForgetAsync("b", None);
        Assert.Empty(await store.ListAsync(None));
    }

    private static async Task AgeAsync(NpgsqlDataSource database, TimeSpan by)
    {
        await using var command = database.CreateCommand("UPDATE instances SET seen_at = seen_at - $1");
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = by });
        await command.ExecuteNonQueryAsync();
    }

    private InstanceReport Report(string name, string state) => new(
        name,
        "api",
        ThisProcess.Release,
        _time.NowInMilliseconds(),
        state,
        new Dictionary<string, string> { ["database"] = "available", ["cache"] = "unavailable" });
}
