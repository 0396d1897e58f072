using StackExchange.Redis;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Sessions that all instances of the console share. Without Redis nobody is let in: a session that cannot be looked up
/// could have been ended. A Redis that is silent is not waited for longer than one that is gone.
/// </summary>
internal sealed class RedisSessionStore(IServiceProvider services) : ISessionStore
{
    private const string Prefix = "escrowgrid:console:";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Task<IConnectionMultiplexer>? _redis;

    public Task<byte[]?> FindAsync(string id) =>
        AskAsync<byte[]?>(async redis => await redis.StringGetAsync(Prefix + id));

    public Task AddAsync(string id, byte[] content, TimeSpan life) =>
        AskAsync(redis => redis.StringSetAsync(Prefix + id, content, life));

    public Task<bool> ReplaceAsync(string id, byte[] known, byte[] content, TimeSpan life) => AskAsync(redis =>
    {
        var transaction = redis.CreateTransaction();
        transaction.AddCondition(Condition.StringEqual(Prefix + id, known));
        // Its answer comes with the transaction's, or never.
        _ = transaction.StringSetAsync(Prefix + id, content, life);
        return transaction.ExecuteAsync();
    });

    public Task RemoveAsync(string id) => AskAsync(redis => redis.KeyDeleteAsync(Prefix + id));

    /// <exception cref="SessionsAwayException">Redis did not answer.</exception>
    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        try
        {
            // Making the connection waits for the server, so it is made on first use and away from the request's
            // thread; one that could not be made is made anew.
            if (_redis is null or { IsFaulted: true })
                _redis = Task.Run(services.GetRequiredService<IConnectionMultiplexer>);
            var redis = await _redis.WaitAsync(Patience);
            var asked = ask(redis.GetDatabase());
            // What is no longer waited for may still fail.
            _ = asked.ContinueWith(
                static it => _ = it.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return await asked.WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new SessionsAwayException(exception);
        }
    }
}
