using EscrowGrid.Chain.Evm;
using EscrowGrid.Core;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>
/// What one process of an installation is made of, without the loop: tests run its rounds themselves.
/// </summary>
internal sealed class MirrorProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="database">Null for the memory store.</param>
    /// <param name="chain">Where records go.</param>
    /// <param name="rules">How.</param>
    /// <param name="time">The clock.</param>
    /// <param name="around">Puts something between the mirror and its client; null for nothing.</param>
    public MirrorProcess(
        string? database,
        EvmOptions chain,
        ChainRules rules,
        TimeProvider time,
        Func<IChainClient, IChainClient>? around = null)
    {
        var services = new ServiceCollection();
        services
            .AddLogging()
            .AddMetrics()
            .AddSingleton(time)
            .AddSingleton(rules)
            .AddEscrowGridCore()
            .AddChainMirror()
            .AddEvmChain(chain);
        if (database is null)
            services.AddMemoryStore();
        else
            services.AddPostgresStore().AddSingleton(NpgsqlDataSource.Create(ConnectionTuning.Apply(database)));
        if (around is not null)
        {
            var client = services.Last(service => service.ServiceType == typeof(IChainClient)).ImplementationType!;
            services.AddSingleton(client);
            services.AddSingleton(provider => around((IChainClient)provider.GetRequiredService(client)));
        }

        _services = services.BuildServiceProvider();
    }

    public IChainStore Store => Get<IChainStore>();

    public IChainClient Client => Get<IChainClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<bool> RoundAsync() => Get<MirrorRound>().RunAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
