using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Signing;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Chain.Evm;

/// <summary>Registers the adapter to a chain of the Ethereum kind.</summary>
public static class EvmChainExtensions
{
    private const long WeiPerGwei = 1_000_000_000;

    /// <summary>The mirror as a process of an installation has it: with its settings, or off without any.</summary>
    /// <param name="builder">Of a process that has a store too.</param>
    /// <param name="settings">Of the process.</param>
    /// <exception cref="InvalidSettingsException">
    /// A setting has the form of a key or an address, and is none.
    /// </exception>
    public static void AddOnChainMirror(this IHostApplicationBuilder builder, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        builder.Services.AddSingleton(ToRules(settings));
        if (settings.Chain is not { } chain)
            return;
        if (!Address.TryParse(chain.Contract, out var contract))
            throw Refuse(SettingNames.OnChainContract, "its checksum is wrong (EIP-55)");
        if (!EthereumKey.TryParse(chain.PrivateKey, out var key))
            throw Refuse(SettingNames.OnChainPrivateKey, "not a key of secp256k1");
        key!.Dispose();
        var options = new EvmOptions
        {
            RpcUrl = chain.RpcUrl,
            PrivateKey = chain.PrivateKey,
            Contract = contract!,
            ChainId = chain.ChainId,
        };
        builder.Services.AddChainMirror().AddEvmChain(options);

        InvalidSettingsException Refuse(string name, string rule) =>
            new(settings, builder.Environment.EnvironmentName, name, rule);
    }

    public static IServiceCollection AddEvmChain(this IServiceCollection services, EvmOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IAnchorSource, EvmAnchors>()
        .AddSingleton<IChainClient, EvmChainClient>();

    private static ChainRules ToRules(ServiceSettings settings) => settings.Chain is not { } chain
        ? new ChainRules()
        : new ChainRules
        {
            IsEnabled = true,
            IsSending = chain.IsSending && settings.Mode is (ServiceMode.All or ServiceMode.Worker),
            FailureMode = chain.IsFailing ? ChainFailureMode.Fail : ChainFailureMode.Queue,
            ChainId = chain.ChainId,
            Attempts = chain.Attempts,
            RetryDelay = chain.RetryDelay,
            Batch = chain.Batch,
            Confirmations = chain.Confirmations,
            StuckAfter = chain.StuckAfter,
            MaxFeePerGas = chain.MaxFeeGwei * WeiPerGwei,
        };
}
