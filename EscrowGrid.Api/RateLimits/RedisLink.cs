using StackExchange.Redis;

namespace EscrowGrid.Api.RateLimits;

/// <summary>The connection to Redis, if one is configured. Nobody waits for it to be made.</summary>
internal sealed class RedisLink(IServiceProvider services, IServiceProviderIsService registered)
{
    private Task<IConnectionMultiplexer>? _connection;

    public bool IsConfigured { get; } = registered.IsService(typeof(IConnectionMultiplexer));

    /// <summary>Null while there is none. It is made aside, because making it waits for the server.</summary>
    public IDatabase? Find()
    {
        if (!IsConfigured)
            return null;
        if (_connection is null or { IsFaulted: true })
            _connection = Task.Run(services.GetRequiredService<IConnectionMultiplexer>);
        return _connection is { IsCompletedSuccessfully: true, Result: { IsConnected: true } redis }
            ? redis.GetDatabase()
            : null;
    }

    /// <summary>What is no longer waited for may still fail.</summary>
    public static void Observe(Task task) => _ = task.ContinueWith(
        static failed => _ = failed.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
