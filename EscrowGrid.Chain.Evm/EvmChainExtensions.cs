using EscrowGrid.Core.Chain;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Chain.Evm;

/// <summary>Registers the adapter to a chain of the Ethereum kind.</summary>
public static class EvmChainExtensions
{
    public static IServiceCollection AddEvmChain(this IServiceCollection services, EvmOptions options) => services
        .AddSingleton(options)
        .AddSingleton<IChainClient, EvmChainClient>();
}
