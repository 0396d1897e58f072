using EscrowGrid.Core.Positions;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Core.Chain;

/// <summary>Registers the mirror. A host adds the adapter to a chain too.</summary>
public static class ChainExtensions
{
    /// <summary>For every process of an installation that mirrors its ledger.</summary>
    public static IServiceCollection AddChainMirror(this IServiceCollection services) => services
        .AddSingleton<ChainJournal>()
        .AddSingleton<TakeUpLedger>()
        .AddSingleton<SendRecords>()
        .AddSingleton<WatchRecords>()
        .AddSingleton<MirrorSight>()
        .AddSingleton<MirrorRound>()
        .AddSingleton<ChainMetrics>()
        .AddSingleton<IPositionGate, ChainGate>()
        .AddHostedService<ChainMirror>();
}
