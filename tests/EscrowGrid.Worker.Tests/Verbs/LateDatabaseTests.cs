using System.Net;
using EscrowGrid.Core.Storage;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.Worker.Tests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>A worker that is started before its database.</summary>
public sealed class LateDatabaseTests : IDisposable
{
    private const string Database = "escrowdb";

    // By the engine: what it keeps is in the database too.
    private const string AddJob =
        """
        INSERT INTO jobs (id, type, queue, lane, priority, payload, max_attempts, is_about_money, created_at, run_at,
            state)
        VALUES (gen_random_uuid(), 'schedule.idempotency-cleanup', 'maintenance', 'ENGINE', 1,
            '{"schedule":"idempotency-cleanup","dueAt":null}', 1, false, job_time(), job_time(), 'READY')
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("escrowgrid-late-");

    public LateDatabaseTests()
    {
        // The server may run as another user than the tests.
        if (!OperatingSystem.IsWindows())
            _folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Worker_StartedBeforeItsDatabase_SaysSoAndWorksOnceItIsThere()
    {
        var first = await StartServerAsync(port: 0);
        await first.CreateDatabaseAsync(Database, CancellationToken.None);
        var connection = first.ConnectionString(Database);
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None));
        var port = first.Port;
        await first.DisposeAsync();

        await using var worker = RunningWorker.Start(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__escrowdb"] = connection,
        });
        await Eventually.HoldsAsync(async () => await worker.TryGetAsync("/alive") is not null, Limit);
        using (var ready = await worker.Client.GetAsync("/ready"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        await using var server = await StartServerAsync(port);
        await Eventually.HoldsAsync(async () => await worker.TryGetAsync("/ready") is not null, Limit);
        await using var source = NpgsqlDataSource.Create(connection);
        await ScalarAsync(source, AddJob);
        await Eventually.HoldsAsync(
            async () => await ScalarAsync(
                source, "SELECT state FROM jobs WHERE type = 'schedule.idempotency-cleanup'") is "COMPLETED",
            Limit);
    }

    private Task<PostgresServer> StartServerAsync(int port) => PostgresServer.StartAsync(
        new PostgresServerOptions { DataDirectory = Path.Combine(_folder.FullName, "postgres"), Port = port },
        CancellationToken.None);

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
