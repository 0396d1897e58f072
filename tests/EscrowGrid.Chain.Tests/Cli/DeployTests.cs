using System.Security.Cryptography;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Signing;
using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Cli;

namespace EscrowGrid.Chain.Tests.Cli;

/// <summary>The verb that makes the contract, against a real local chain.</summary>
public sealed class DeployTests : IAsyncLifetime
{
    private readonly string _keyFile = Path.GetTempFileName();
    private AnvilNode _node = null!;
    private TestAccount _owner = null!;
    private TestAccount _recorder = null!;

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        _owner = await TestAccount.CreateAsync(_node);
        _recorder = await TestAccount.CreateAsync(_node);
        await File.WriteAllTextAsync(_keyFile, $"0x{_owner.Secret}\n");
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        _recorder.Dispose();
        File.Delete(_keyFile);
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task Deploy_OnARealChain_MakesTheContractOfItsOwnerAndRecorder()
    {
        var (code, output, errors) = await DeployAsync("--chain-id", "31337");

        Assert.True(code == 0, errors);
        Assert.Contains("ONCHAIN_CHAIN_ID=31337", output, StringComparison.Ordinal);
        var line = output.Split(Environment.NewLine)[0];
        Assert.True(Address.TryParse(line["ONCHAIN_CONTRACT_ADDRESS=".Length..], out var address), output);
        var contract = new TestContract(_node, address!);
        Assert.Equal(_owner.Address, await AskAddressAsync(contract, Abi.Selector("owner()")));
        byte[] mayRecord = [.. Abi.Selector("isRecorder(address)"), .. Abi.Word(_recorder.Address)];
        Assert.Equal(1, Hex.Whole((await contract.AskAsync(mayRecord)).GetString()!));
        Assert.DoesNotContain(_owner.Secret, output + errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Deploy_OnAnotherChain_SendsNothing()
    {
        var (code, _, errors) = await DeployAsync("--chain-id", "1");

        Assert.Equal(2, code);
        Assert.Contains("The node is of chain 31337, not of 1", errors, StringComparison.Ordinal);
        var count = await _node.CallAsync("eth_getTransactionCount", _owner.Address.ToString(), "latest");
        Assert.Equal(0, Hex.Whole(count.GetString()!));
    }

    [Fact]
    public async Task Deploy_WithoutCoins_SaysSo()
    {
        await _node.CallAsync("anvil_setBalance", _owner.Address.ToString(), "0x0");

        var (code, output, errors) = await DeployAsync();

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("nsufficient funds", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x5FbDB2315678afecb367f032d93F642f64180aaZ")]
    [InlineData("0x5fbDB2315678afecb367f032d93F642f64180aa3")]
    public async Task Deploy_ForAMistypedRecorder_IsRefused(string recorder)
    {
        var (code, _, errors) = await RunAsync(
            "chain", "deploy", "--rpc-url", _node.Address.ToString(), "--recorder", recorder, "--key-file", _keyFile);

        Assert.Equal(2, code);
        Assert.Contains("--recorder is no address", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAKey_IsItsAccount()
    {
        var (code, output, _) = await RunAsync("chain", "address", "--key-file", _keyFile);

        Assert.Equal(0, code);
        Assert.Equal(_owner.Address.ToString(), output.Trim());
    }

    [Fact]
    public async Task Address_OfNoKey_IsRefusedWithoutShowingIt()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(EthereumKey.Bytes - 1));
        await File.WriteAllTextAsync(_keyFile, secret);

        var (code, output, errors) = await RunAsync("chain", "address", "--key-file", _keyFile);

        Assert.Equal(2, code);
        Assert.DoesNotContain(secret, output + errors, StringComparison.Ordinal);
    }

    private static async Task<Address> AskAddressAsync(TestContract contract, byte[] question)
    {
        var word = Hex.Bytes((await contract.AskAsync(question)).GetString()!);
        return Address.FromBytes(word.AsSpan(word.Length - 20));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private Task<(int Code, string Output, string Errors)> DeployAsync(params string[] rest) => RunAsync(
    [
        "chain", "deploy", "--rpc-url", _node.Address.ToString(), "--recorder", _recorder.Address.ToString(),
        "--key-file", _keyFile, .. rest,
    ]);
}
