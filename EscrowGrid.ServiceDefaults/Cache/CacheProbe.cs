using EscrowGrid.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace EscrowGrid.ServiceDefaults.Cache;

/// <summary>
/// Pings Redis. The multiplexer is resolved here and not injected, because making it waits for the server.
/// </summary>
internal sealed class CacheProbe(IServiceProvider services) : IDependencyProbe
{
    public string Name => "redis";

    public bool Required => false;

    public Task CheckAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().PingAsync();
}
