using EscrowGrid.Chain.Evm;
using EscrowGrid.Core;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>What one process of an installation is made of, without the loop: tests run its rounds themselves.</summary>
internal sealed class MirrorProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public MirrorProcess(string? database, EvmOptions chain, ChainRules rules, TimeProvider time)
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
        _services = services.BuildServiceProvider();
    }

    public IChainStore Store => Get<IChainStore>();

    public IChainClient Client => Get<IChainClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<bool> RoundAsync() => Get<MirrorRound>().RunAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
