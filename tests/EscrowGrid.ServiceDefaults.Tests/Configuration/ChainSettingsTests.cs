using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>The settings of the on-chain mirror: whole, or no start.</summary>
public sealed class ChainSettingsTests
{
    private const string Secret = "4646464646464646464646464646464646464646464646464646464646464646";

    [Fact]
    public void Mirror_Unset_IsOff() =>
        Assert.Null(SettingsCase.Load(ServiceRole.Api, "Production", SettingsCase.ProductionApi()).Chain);

    [Fact]
    public void Mirror_On_HasTheReferencesDefaults()
    {
        var chain = SettingsCase.Load(ServiceRole.Api, "Production", Mirrored()).Chain;

        Assert.NotNull(chain);
        Assert.Equal(new Uri("http://node:8545"), chain.RpcUrl);
        Assert.Equal(11155111, chain.ChainId);
        Assert.Equal((3, 10, true, false), (chain.Attempts, chain.Batch, chain.IsSending, chain.IsFailing));
        Assert.Equal(TimeSpan.FromSeconds(5), chain.RetryDelay);
    }

    [Theory]
    [InlineData("ONCHAIN_RPC_URL", null)]
    [InlineData("ONCHAIN_RPC_URL", "node:8545")]
    [InlineData("ONCHAIN_RPC_URL", "ftp://node")]
    [InlineData("ONCHAIN_PRIVATE_KEY", null)]
    [InlineData("ONCHAIN_PRIVATE_KEY", "0x46")]
    [InlineData("ONCHAIN_CONTRACT_ADDRESS", null)]
    [InlineData("ONCHAIN_CONTRACT_ADDRESS", "0x5FbDB2315678afecb367f032d93F642f64180aaZ")]
    [InlineData("ONCHAIN_CHAIN_ID", null)]
    [InlineData("ONCHAIN_CHAIN_ID", "0x1")]
    [InlineData("ONCHAIN_FAILURE_MODE", "ignore")]
    [InlineData("ONCHAIN_MAX_RETRIES", "0")]
    [InlineData("ONCHAIN_RETRY_DELAY_MS", "soon")]
    [InlineData("ONCHAIN_RETRY_BATCH_SIZE", "65")]
    [InlineData("ONCHAIN_RETRY_WORKER_ENABLED", "yes")]
    [InlineData("ONCHAIN_CONFIRMATIONS", "65")]
    [InlineData("ONCHAIN_STUCK_AFTER_MS", "-1")]
    [InlineData("ONCHAIN_MAX_FEE_GWEI", "1.5")]
    public void Mirror_WithASettingMissingOrWrong_StopsTheStartByName(string name, string? value)
    {
        var variables = Mirrored();
        variables[name] = value;

        var refused = Assert.Throws<InvalidSettingsException>(
            () => SettingsCase.Load(ServiceRole.Api, "Production", variables));

        Assert.StartsWith($"{name}: ", Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Mirrored()
    {
        var variables = SettingsCase.ProductionApi();
        variables["ONCHAIN_LEDGER_ENABLED"] = "true";
        variables["ONCHAIN_RPC_URL"] = "http://node:8545";
        variables["ONCHAIN_PRIVATE_KEY"] = $"0x{Secret}";
        variables["ONCHAIN_CONTRACT_ADDRESS"] = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
        variables["ONCHAIN_CHAIN_ID"] = "11155111";
        return variables;
    }
}
