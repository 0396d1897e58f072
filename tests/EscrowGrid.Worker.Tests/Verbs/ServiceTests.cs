using EscrowGrid.Core.Storage;
using EscrowGrid.Worker.Tests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>What a running worker shows of itself.</summary>
public sealed class ServiceTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    // Of a type that nobody runs, so that it stays where it is.
    private const string AddJobs =
        """
        INSERT INTO jobs (id, type, queue, priority, payload, max_attempts, is_about_money, created_at, run_at, state,
            finished_at)
        SELECT gen_random_uuid(), 'test.nobody', 'watched', 1, '{}', 1, false, job_time(),
            job_time() - interval '90 s', state, CASE WHEN state = 'DEAD' THEN job_time() END
        FROM unnest(ARRAY['READY', 'READY', 'DEAD']) AS state
        """;

    [Fact]
    public async Task Worker_Running_ShowsWhatScalesItAndPassesItsHealthCheck()
    {
        var environment = await PrepareAsync();
        await using var worker = RunningWorker.Start(environment);

        string? shown = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                shown = await worker.TryGetAsync("/metrics/prometheus");
                return shown?.Contains("watched", StringComparison.Ordinal) is true;
            },
            TimeSpan.FromSeconds(60));

        var lines = shown!.Split('\n');
        Assert.Contains("escrowgrid_jobs_count{queue=\"watched\",state=\"READY\"} 2", lines);
        Assert.Contains("escrowgrid_jobs_count{queue=\"watched\",state=\"DEAD\"} 1", lines);
        var line = lines.Single(
            it => it.StartsWith("escrowgrid_jobs_oldest_ready_seconds{queue=\"watched\"}", StringComparison.Ordinal));
        Assert.InRange(double.Parse(line.Split(' ')[1]), 90, 600);
        var check = await WorkerProcess.RunAsync(
            "healthcheck", new Dictionary<string, string> { ["ASPNETCORE_URLS"] = worker.Address });
        Assert.Equal(0, check.ExitCode);
    }

    [Fact]
    public async Task Worker_WithMetricsOff_ShowsNone()
    {
        var environment = await PrepareAsync();
        environment["METRICS_ENABLED"] = "false";
        await using var worker = RunningWorker.Start(environment);

        await Eventually.HoldsAsync(
            async () => await worker.TryGetAsync("/alive") is not null, TimeSpan.FromSeconds(60));

        using var answer = await worker.Client.GetAsync("/metrics/prometheus");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Worker_AskedForAnEngineThatTheBuildLacks_NamesTheSettingAndEndsWithTwo()
    {
        if (EscrowGrid.Jobs.Hangfire.HangfireJobEngineExtensions.IsInThisBuild)
            return;
        var environment = await PrepareAsync();
        environment["Jobs__Engine"] = "hangfire";

        var result = await WorkerProcess.RunAsync("--", environment);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Jobs__Engine: hangfire is not in this build", result.Error, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> PrepareAsync()
    {
        var connection = await database.CreateDatabaseAsync();
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None));
        await using var source = NpgsqlDataSource.Create(connection);
        await using var add = source.CreateCommand(AddJobs);
        await add.ExecuteNonQueryAsync();
        return new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__escrowdb"] = connection,
        };
    }
}
