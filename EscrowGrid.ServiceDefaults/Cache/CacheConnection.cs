using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace EscrowGrid.ServiceDefaults.Cache;

/// <summary>
/// The connection to Redis, where one is configured. Making it waits for the server, so it is made on first use and
/// away from whoever asks; one that could not be made is made anew.
/// </summary>
public sealed class CacheConnection(IServiceProvider services)
{
    private Task<IConnectionMultiplexer>? _made;

    public bool IsConfigured { get; } =
        services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IConnectionMultiplexer));

    /// <summary>Null while there is none; it is not waited for.</summary>
    public IDatabase? Find() =>
        IsConfigured && Make() is { IsCompletedSuccessfully: true, Result: { IsConnected: true } redis }
            ? redis.GetDatabase()
            : null;

    /// <summary>Waits so long for the connection, and so long for the answer.</summary>
    /// <exception cref="Exception">Redis has not answered where <see cref="IsAway"/> says so.</exception>
    public async Task<T> AskAsync<T>(
        Func<IDatabase, Task<T>> ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        var redis = await Make().WaitAsync(patience, cancellationToken);
        return await AskAsync(redis.GetDatabase(), ask, patience, cancellationToken);
    }

    /// <summary>Asks where <see cref="Find"/> has found one.</summary>
    /// <inheritdoc cref="AskAsync{T}(Func{IDatabase, Task{T}}, TimeSpan, CancellationToken)"/>
    public static Task<T> AskAsync<T>(
        IDatabase redis, Func<IDatabase, Task<T>> ask, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var asked = ask(redis);
        // What is no longer waited for may still fail.
        _ = asked.ContinueWith(
            static it => _ = it.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return asked.WaitAsync(patience, cancellationToken);
    }

    /// <summary>Whether it says that Redis has not answered.</summary>
    public static bool IsAway(Exception exception) =>
        exception is RedisException or TimeoutException or ObjectDisposedException;

    private Task<IConnectionMultiplexer> Make()
    {
        if (_made is null or { IsFaulted: true })
            _made = Task.Run(services.GetRequiredService<IConnectionMultiplexer>);
        return _made;
    }
}
