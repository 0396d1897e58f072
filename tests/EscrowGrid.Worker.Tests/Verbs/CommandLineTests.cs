using System.Reflection;
using EscrowGrid.Cli;
using EscrowGrid.Worker.Tests.Jobs;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>The worker's verbs by the name of <c>escrowgrid</c>.</summary>
public sealed class CommandLineTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IDisposable
{
    private static readonly Assembly Program = typeof(WorkerVerb).Assembly;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("escrowgrid-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Verbs_OfTheWorker_DoWhatTheWorkerDoes()
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__escrowdb"] = await database.CreateDatabaseAsync(),
        };

        var migrated = await RunAsync("migrate", environment);
        var resumed = await RunAsync("resume", environment);
        var examined = await RunAsync("doctor --json", environment);

        Assert.Equal((0, ""), (migrated.ExitCode, migrated.Error));
        Assert.Contains("Applied migration", migrated.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Contains("0 would be resumed", resumed.Output, StringComparison.Ordinal);
        // No worker runs: the doctor says so by its own exit code.
        Assert.Equal((2, ""), (examined.ExitCode, examined.Error));
        Assert.StartsWith("{\"status\":\"critical\"", examined.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resume --apply", "--actor NAME")]
    [InlineData("replay --consumer analysts", "--from TIME")]
    public async Task Verb_WithAWrongArgument_EndsAsTheWorkerDoes(string verb, string needed)
    {
        var result = await RunAsync(verb, new Dictionary<string, string>());

        Assert.Equal(64, result.ExitCode);
        Assert.Contains(needed, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_ThatIsNowhere_IsAskedFor()
    {
        var result = await RunAsync("doctor", new Dictionary<string, string>
        {
            [WorkerVerb.Variable] = Path.Combine(_folder.FullName, "EscrowGrid.Worker.dll"),
        });

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(WorkerVerb.Variable, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => WorkerVerb.FindProgram(_folder.FullName));
    }

    [Theory]
    [InlineData("tools", "tools")]
    [InlineData("tools", "EscrowGrid.Worker")]
    [InlineData("bin/EscrowGrid.Cli/release", "bin/EscrowGrid.Worker/release")]
    public void Worker_BesideTheProgramOrInItsOwnFolder_IsFound(string home, string place)
    {
        var folder = _folder.CreateSubdirectory(place);
        var expected = Path.Combine(folder.FullName, "EscrowGrid.Worker.dll");
        File.WriteAllText(expected, "");

        // As the runtime gives it, with a separator at its end.
        var found = WorkerVerb.FindProgram(_folder.CreateSubdirectory(home).FullName + Path.DirectorySeparatorChar);

        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task Verb_ThatIsUnknown_ShowsAllOfThem()
    {
        var result = await RunAsync("migrat", new Dictionary<string, string>());

        Assert.Equal(2, result.ExitCode);
        Assert.All(
            ["verify", "export", "chain", "migrate", "doctor", "replay", "resume"],
            verb => Assert.Contains($"{verb} ", result.Error, StringComparison.Ordinal));
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(
        string verb, Dictionary<string, string> environment) => WorkerProcess.RunAsync(Program, verb, environment);
}
