using EscrowGrid.ServiceDefaults.Cache;
using StackExchange.Redis;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Sessions that all instances of the console share. Without Redis nobody is let in: a session that cannot be looked up
/// could have been ended. A Redis that is silent is not waited for longer than one that is gone.
/// </summary>
internal sealed class RedisSessionStore(CacheConnection redis) : ISessionStore
{
    private const string Prefix = "escrowgrid:console:";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

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
            return await redis.AskAsync(ask, Patience, CancellationToken.None);
        }
        catch (Exception exception) when (CacheConnection.IsAway(exception))
        {
            throw new SessionsAwayException(exception);
        }
    }
}
