using EscrowGrid.ServiceDefaults.Cache;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers the cache for a service.</summary>
public static class CacheExtensions
{
    private const int TimeoutMs = 2000;
    private const int KeepAliveSeconds = 15;

    /// <summary>
    /// Registers a lazy <see cref="IConnectionMultiplexer"/>, a <see cref="CacheConnection"/> and the dependency
    /// "redis", which is not required: Redis is never the truth, so its loss degrades a service and neither stops its
    /// start nor its answers. Where no cache is configured only the connection, which says so.
    /// </summary>
    /// <returns>True when a cache is configured and <see cref="IConnectionMultiplexer"/> can be resolved.</returns>
    public static bool AddEscrowCache(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<CacheConnection>();
        if (builder.Configuration.GetConnectionString(SettingNames.CacheResource) is null) return false;
        var settings = builder.Services.Select(service => service.ImplementationInstance)
            .OfType<ServiceSettings>().Single();
        builder.AddRedisClient(SettingNames.CacheResource, configureOptions: options =>
        {
            options.AbortOnConnectFail = false;
            options.ConnectTimeout = TimeoutMs;
            options.SyncTimeout = TimeoutMs;
            options.KeepAlive = KeepAliveSeconds;
            options.Password = settings.Cache?.Password;
        });
        builder.Services.AddSingleton<IDependencyProbe, CacheProbe>();
        return true;
    }
}
