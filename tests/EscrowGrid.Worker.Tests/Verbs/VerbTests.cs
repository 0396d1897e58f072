using EscrowGrid.Worker.Tests.Jobs;

namespace EscrowGrid.Worker.Tests.Verbs;

public sealed class VerbTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Migrate_RunTwice_SucceedsAndFindsNothingToDo()
    {
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__escrowdb"] = database.ConnectionString,
        };

        var first = await WorkerProcess.RunAsync("migrate", environment);
        var second = await WorkerProcess.RunAsync("migrate", environment);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("Applied migration", first.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to apply", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WithoutADatabase_NamesTheSettingAndEndsWithTwo()
    {
        var result = await WorkerProcess.RunAsync("migrate", new Dictionary<string, string>());

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("DATABASE_URL: missing", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_WithAnUnknownMode_NamesTheSettingAndEndsWithTwo()
    {
        var result = await WorkerProcess.RunAsync("--", new Dictionary<string, string>
        {
            ["MODE"] = "canary",
            ["DATABASE_URL"] = "postgres://u@127.0.0.1/escrowdb",
        });

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("MODE: unknown", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthcheck_WithNobodyListening_EndsWithOne()
    {
        var result = await WorkerProcess.RunAsync("healthcheck", new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:9",
        });

        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Verb_ThatIsUnknown_ShowsTheForms()
    {
        var result = await WorkerProcess.RunAsync("migrat", new Dictionary<string, string>());

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("healthcheck", result.Error, StringComparison.Ordinal);
    }
}
