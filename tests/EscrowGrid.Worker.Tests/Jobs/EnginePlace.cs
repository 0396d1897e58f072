using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Storage.Memory;
using EscrowGrid.Jobs.Hangfire;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>
/// Where the workers of one test share their jobs: a database of their own, or the memory of this process.
/// </summary>
internal sealed class EnginePlace
{
    private readonly string? _owner;

    private EnginePlace(Engine engine, string? owner, MemoryDatabase? memory) =>
        (Engine, _owner, Memory) = (engine, owner, memory);

    public Engine Engine { get; }

    public MemoryDatabase? Memory { get; }

    /// <summary>With the rights of the services, and no more.</summary>
    public string Database => ConnectionTuning.Apply(_owner!);

    public static async Task<EnginePlace> CreateAsync(DatabaseFixture fixture, Engine engine)
    {
        if (engine is Engine.QuartzInProcess)
            return new EnginePlace(engine, owner: null, new MemoryDatabase(TimeProvider.System));
        var owner = await fixture.CreateDatabaseAsync();
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(
                owner,
                NullLogger.Instance,
                CancellationToken.None,
                HangfireJobEngineExtensions.PrepareSchemaAsync));
        return new EnginePlace(engine, owner, memory: null);
    }

    /// <summary>As if the time in which tickets are to be redeemed had passed.</summary>
    public async Task AgeTicketsAsync()
    {
        if (Memory is { } memory)
        {
            lock (memory.Transaction)
            {
                foreach (var job in memory.Jobs.All.Values.Where(job => job.TicketUntil is not null))
                    job.TicketUntil -= Core.Limits.JobTicketPatience;
            }

            return;
        }

        await ExecuteAsync("UPDATE jobs SET ticket_until = clock_timestamp() - interval '1 s' WHERE lane = 'ENGINE'");
    }

    /// <summary>As if the worker of each running job had been gone for longer than its lease.</summary>
    public async Task AgeLeasesAsync()
    {
        if (Memory is { } memory)
        {
            lock (memory.Transaction)
            {
                foreach (var job in memory.Jobs.All.Values.Where(job => job.State is JobState.Running))
                    job.LeaseUntil -= 2 * Core.Limits.JobLease;
            }

            return;
        }

        await ExecuteAsync("UPDATE jobs SET lease_until = clock_timestamp() - interval '1 s' WHERE state = 'RUNNING'");
    }

    /// <summary>As if a worker had not been seen for long.</summary>
    public async Task ForgetWorkerAsync(string name)
    {
        if (Memory is { } memory)
        {
            lock (memory.Transaction)
                memory.Workers.Remove(name);
            return;
        }

        await ExecuteAsync($"DELETE FROM job_workers WHERE name = '{name}'");
    }

    /// <summary>As the owner of the tables.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_owner!);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
