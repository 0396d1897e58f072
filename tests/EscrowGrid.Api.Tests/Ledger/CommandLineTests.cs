using System.Text.Json;
using EscrowGrid.Cli;
using EscrowGrid.Core.Ledger;
using Npgsql;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>The program <c>escrowgrid</c> over a database and over the file that it exports.</summary>
[Collection(StoresDefinition.Name)]
public sealed class CommandLineTests(Stores stores) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("escrowgrid-cli-").FullName;
    private string _database = "";

    public async Task InitializeAsync()
    {
        _database = await stores.CreateDatabaseAsync($"cli_{Path.GetFileName(_folder)[^6..].ToLowerInvariant()}");
        await using var api = await ApiUnderTest.StartAsync(_database);
        var tenant = await api.CreateTenantAsync();
        await tenant.TransitionAsync(await tenant.CreatePositionAsync(), "FUNDED");
        await tenant.CreatePositionAsync();
        await api.Service<SealLedger>().RunAsync(CancellationToken.None);
        var checkpoint = (await api.Root.GetAsync("/ledger-checkpoints")).Json.GetProperty("data")[0];
        await File.WriteAllTextAsync(InFolder("kept.json"), checkpoint.GetRawText());
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Verify_OfASoundDatabaseAndOfItsExport_SaysSo()
    {
        var (exported, _) = await RunAsync("export", "--database", _database, "--out", InFolder("ledger.ndjson"));
        var database = await RunAsync("verify", "--database", _database, "--checkpoint", InFolder("kept.json"));
        var file = await RunAsync("verify", "--file", InFolder("ledger.ndjson"), "--checkpoint", InFolder("kept.json"));

        Assert.Equal(CommandLine.Sound, exported);
        Assert.Equal(
            (CommandLine.Sound,
                "2 positions, 0 escrows, 3 ledger events (0 not sealed yet), 1 checkpoints: 0 findings\n"),
            database);
        Assert.Equal(database, file);
    }

    [Theory]
    [InlineData("\"CREATED\",\"toState\"", "\"FUNDED\",\"toState\"", CommandLine.Tampered)]
    [InlineData("\"amount\":100", "\"amount\":101", CommandLine.Tampered)]
    [InlineData("\"holderReference\":\"holder\"", "\"holderReference\":\"thief\"", CommandLine.Tampered)]
    [InlineData("\"end\":3", "\"end\":4", CommandLine.Failed)]
    [InlineData("{\"history\"", "{\"hist\"", CommandLine.Tampered)]
    public async Task Verify_OfAChangedFile_FindsIt(string was, string now, int expected)
    {
        await RunAsync("export", "--database", _database, "--out", InFolder("ledger.ndjson"));
        var text = await File.ReadAllTextAsync(InFolder("ledger.ndjson"));
        Assert.Contains(was, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(InFolder("ledger.ndjson"), text.Replace(was, now, StringComparison.Ordinal));

        var (exitCode, _) = await RunAsync("verify", "--file", InFolder("ledger.ndjson"));

        Assert.Equal(expected, exitCode);
    }

    [Fact]
    public async Task Verify_OfACutFile_SaysThatItIsNotWhole()
    {
        await RunAsync("export", "--database", _database, "--out", InFolder("ledger.ndjson"));
        var lines = await File.ReadAllLinesAsync(InFolder("ledger.ndjson"));
        await File.WriteAllLinesAsync(InFolder("ledger.ndjson"), lines[..^1]);

        Assert.Equal(CommandLine.Failed, (await RunAsync("verify", "--file", InFolder("ledger.ndjson"))).ExitCode);
    }

    [Fact]
    public async Task Verify_WithAnotherCheckpointThanTheKeptOne_FindsIt()
    {
        var kept = JsonSerializer.Serialize(new { number = 1, hash = new string('a', 64) });
        await File.WriteAllTextAsync(InFolder("kept.json"), kept);

        var (exitCode, text) = await RunAsync(
            "verify", "--database", _database, "--checkpoint", InFolder("kept.json"));

        Assert.Equal(CommandLine.Tampered, exitCode);
        Assert.Contains("NotTheTrustedLedger: checkpoint 1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("verify")]
    [InlineData("verify", "--file")]
    [InlineData("verify", "--file", "/does/not/exist")]
    [InlineData("explode", "--file", "x")]
    public async Task Verbs_ThatCannotBeDone_FailWithTwo(params string[] args) =>
        Assert.Equal(CommandLine.Failed, (await RunAsync(args)).ExitCode);

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] args)
    {
        NpgsqlConnection.ClearAllPools();
        await using var output = new StringWriter { NewLine = "\n" };
        await using var errors = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(args, output, errors), output.ToString());
    }

    private string InFolder(string name) => Path.Combine(_folder, name);
}
