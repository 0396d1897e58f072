using System.Text.Json;
using EscrowGrid.Core.Storage;
using EscrowGrid.Worker.Doctor;
using EscrowGrid.Worker.Tests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>The verb doctor, run as operators run it.</summary>
public sealed class DoctorTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const string Alive =
        """
        INSERT INTO job_workers (name, version, queues, slots, busy, started_at, seen_at)
        VALUES ('one', '1', '{}', 10, 0, now(), now());
        INSERT INTO job_schedules (id, is_paused, taken_until) VALUES ('escrow-deadlines', false, now())
        """;

    private const string DeadMoney =
        """
        INSERT INTO jobs (id, type, queue, priority, payload, max_attempts, is_about_money, created_at, run_at, state,
            finished_at)
        VALUES (gen_random_uuid(), 'test.nobody', 'watched', 1, '{}', 1, true, job_time(), job_time(), 'DEAD',
            job_time())
        """;

    private static readonly string[] Checks =
    [
        "settings", "database", "schema", "workers", "jobs", "schedules", "deadlines", "commands", "disputes",
        "settlements", "refused settlements", "money jobs",
    ];

    [Fact]
    public async Task Installation_ThatIsWell_IsToldSoWithZero()
    {
        var environment = await PrepareAsync(Alive);

        var result = await WorkerProcess.RunAsync("doctor", environment);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Trim().Split(Environment.NewLine);
        Assert.Equal($"ok: {Checks.Length} checks", lines[^1]);
        Assert.All(lines, line => Assert.StartsWith("ok", line, StringComparison.Ordinal));
        Assert.InRange(lines.Length, 1, 24);
    }

    [Fact]
    public async Task Servers_ThatAreAway_AreWarnedOf()
    {
        var environment = await PrepareAsync(Alive);
        environment["KAFKA_BROKERS"] = "127.0.0.1:9";
        environment["REDIS_URL"] = "redis://127.0.0.1:9";
        environment["TRM_API_KEY"] = "key-of-trm";
        environment["TRM_API_URL"] = "http://127.0.0.1:9";

        var (exitCode, findings) = await ExamineAsync(environment);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["kafka", "redis", "trm"],
            findings.Where(it => it.Severity == "warning").Select(it => it.Check).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(findings, it => it.Text.Contains("key-of-trm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Money_ThatDoesNotGoOn_IsCritical()
    {
        var (exitCode, findings) = await ExamineAsync(await PrepareAsync(Alive, DeadMoney));

        Assert.Equal(2, exitCode);
        Assert.Equal(
            ("money jobs", "critical", "1 jobs about money that are dead or parked"),
            Assert.Single(findings, it => it.Severity != "ok"));
    }

    [Fact]
    public async Task Installation_WithoutWorkers_IsCritical()
    {
        var (exitCode, findings) = await ExamineAsync(await PrepareAsync());

        Assert.Equal(2, exitCode);
        Assert.Equal(
            [("workers", "critical"), ("schedules", "warning")],
            findings.Where(it => it.Severity != "ok").Select(it => (it.Check, it.Severity)));
    }

    [Fact]
    public async Task Schema_ThatIsBehind_IsCriticalAndNothingElseIsLookedAt()
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__escrowdb"] = $"{await database.CreateDatabaseAsync()};Options=-c role=none",
        };

        var (exitCode, findings) = await ExamineAsync(environment);

        Assert.Equal(2, exitCode);
        Assert.Equal(
            [("settings", "ok"), ("database", "ok"), ("schema", "critical")],
            findings.Select(it => (it.Check, it.Severity)));
    }

    [Fact]
    public async Task Database_ThatIsAway_IsCritical()
    {
        var (exitCode, findings) = await ExamineAsync(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DATABASE_URL"] = "postgres://escrow@127.0.0.1:9/escrowdb",
        });

        Assert.Equal(2, exitCode);
        Assert.Equal(
            [("settings", "ok"), ("database", "critical"), ("schema", "critical")],
            findings.Select(it => (it.Check, it.Severity)));
    }

    [Fact]
    public async Task Settings_ThatAreMissing_AreNamed()
    {
        var (exitCode, findings) = await ExamineAsync(new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["MODE"] = "worker",
            ["ESCROWS"] = "on",
        });

        Assert.Equal(2, exitCode);
        Assert.Contains(("settings", "critical", "TRM_API_KEY: missing"), findings);
        Assert.Contains(findings, it => it.Text.StartsWith("WEBHOOK_ENCRYPTION_KEY: ", StringComparison.Ordinal));
        Assert.All(findings, it => Assert.Equal("settings", it.Check));
    }

    [Fact]
    public void State_WithEverythingOld_IsWarnedOfByName()
    {
        var old = TimeSpan.FromDays(2);
        var findings = StateChecks.Judge(new InstallationState
        {
            PassedDeadlines = 3,
            OldDisputes = 2,
            OpenSettlements = 4,
            OldestSettlement = old,
            FailedSettlements = 1,
            WaitingCommands = 5,
            StoppedMoneyJobs = 0,
            Workers = 1,
            OldestJob = old,
            SinceDeadlines = old,
        });

        Assert.Equal(
            ["jobs", "schedules", "deadlines", "commands", "disputes", "settlements"],
            findings.Where(it => it.Severity is Severity.Warning).Select(it => it.Check));
        Assert.Equal("refused settlements", Assert.Single(findings, it => it.Severity is Severity.Critical).Check);
        Assert.Contains(findings, it => it.Text == "4 open, the oldest for 2.00:00:00");
    }

    private static async Task<(int ExitCode, List<(string Check, string Severity, string Text)> Findings)> ExamineAsync(
        Dictionary<string, string> environment)
    {
        var result = await WorkerProcess.RunAsync("doctor --json", environment);
        Assert.Equal("", result.Error);
        using var json = JsonDocument.Parse(result.Output);
        return (
            result.ExitCode,
            [
                .. json.RootElement.GetProperty("findings").EnumerateArray().Select(it => (
                    it.GetProperty("check").GetString()!,
                    it.GetProperty("severity").GetString()!,
                    it.GetProperty("text").GetString()!)),
            ]);
    }

    private async Task<Dictionary<string, string>> PrepareAsync(params string[] statements)
    {
        var connection = await database.CreateDatabaseAsync();
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connection, NullLogger.Instance, CancellationToken.None));
        await using var source = NpgsqlDataSource.Create(connection);
        foreach (var sql in statements)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        return new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__escrowdb"] = connection,
        };
    }
}
