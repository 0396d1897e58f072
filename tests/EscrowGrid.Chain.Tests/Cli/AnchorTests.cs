using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Chain.Tests.Mirror;
using EscrowGrid.Cli;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Chain.Tests.Cli;

/// <summary>Checkpoints on a real chain, and ledgers verified by what stands there.</summary>
[Collection(ChainFixture.Name)]
public sealed class AnchorTests(ChainFixture fixture) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("escrowgrid-anchor-").FullName;
    private string _database = "";
    private MirrorUnderTest _installation = null!;
    private TestAccount _anchoring = null!;

    public async Task InitializeAsync()
    {
        _database = await fixture.CreateDatabaseAsync();
        _installation = await MirrorUnderTest.StartAsync(await AnvilNode.StartAsync(), _database, change: null);
        _anchoring = await TestAccount.CreateAsync(_installation.Node);
        await _installation.CreatePositionAsync();
        await SealAsync(_installation);
        await File.WriteAllTextAsync(KeyFile("owner"), _installation.Owner.Secret);
        await File.WriteAllTextAsync(KeyFile("anchoring"), _anchoring.Secret);
    }

    public async Task DisposeAsync()
    {
        _anchoring.Dispose();
        await _installation.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ledger_Anchored_IsVerifiedByTheChain()
    {
        await AllowAsync();

        var (anchored, said, errors) = await AnchorAsync(_database);
        Assert.True(anchored == CommandLine.Sound, errors);
        Assert.StartsWith("checkpoint 1 ", said, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Sound, (await AnchorAsync(_database)).Code);
        await _installation.CreatePositionAsync();
        await SealAsync(_installation);

        var verified = await OnChainAsync("verify", "--database", _database);
        Assert.True(verified.Code == CommandLine.Sound, verified.Output + verified.Errors);
        Assert.Contains("2 checkpoints: 0 findings", verified.Output, StringComparison.Ordinal);
    }

    /// <summary>Sound in itself, and yet not the ledger that was anchored: only the chain can tell.</summary>
    [Fact]
    public async Task Ledger_RewrittenAsAWhole_IsFoundAndCannotBeAnchored()
    {
        await AllowAsync();
        Assert.Equal(CommandLine.Sound, (await AnchorAsync(_database)).Code);
        var rewritten = await fixture.CreateDatabaseAsync();
        await using var other = await MirrorUnderTest.StartAsync(await AnvilNode.StartAsync(), rewritten, change: null);
        await SealAsync(other);

        var alone = await RunAsync("verify", "--database", rewritten);
        var byTheChain = await OnChainAsync("verify", "--database", rewritten);
        var anchored = await AnchorAsync(rewritten);

        Assert.Equal(CommandLine.Sound, alone.Code);
        Assert.Equal(CommandLine.Tampered, byTheChain.Code);
        Assert.Equal(CommandLine.Failed, anchored.Code);
        Assert.Contains("revert", anchored.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Account_ThatTheOwnerHasNotAllowed_AnchorsNothing()
    {
        var refused = await AnchorAsync(_database);
        var verified = await OnChainAsync("verify", "--database", _database);

        Assert.Equal(CommandLine.Failed, refused.Code);
        Assert.Equal(CommandLine.Failed, verified.Code);
        Assert.Contains("no checkpoint is anchored", verified.Errors, StringComparison.Ordinal);
    }

    private static Task<long> SealAsync(MirrorUnderTest installation) =>
        installation.Process.Get<SealLedger>().RunAsync(CancellationToken.None);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private string KeyFile(string name) => Path.Combine(_folder, name);

    private Task<(int Code, string Output, string Errors)> OnChainAsync(params string[] args) => RunAsync(
    [
        .. args, "--rpc-url", _installation.Node.Address.ToString(), "--contract",
        _installation.Contract.Address.ToString(),
    ]);

    private Task<(int Code, string Output, string Errors)> AnchorAsync(string database) =>
        OnChainAsync("chain", "anchor", "--database", database, "--key-file", KeyFile("anchoring"));

    private async Task AllowAsync()
    {
        var (code, _, errors) = await OnChainAsync(
            "chain", "allow", "--account", _anchoring.Address.ToString(), "--key-file", KeyFile("owner"));
        Assert.True(code == CommandLine.Sound, errors);
    }
}
