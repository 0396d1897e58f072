using StackExchange.Redis;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Sessions that all instances of the console share. Without Redis nobody is let in: a session that cannot be looked up
/// could have been ended.
/// </summary>
internal sealed class RedisSessionStore(IServiceProvider services) : ISessionStore
{
    private const string Prefix = "escrowgrid:console:";

    // Making the connection waits for the server, so it is made on first use and away from the request's thread.
    private readonly Lazy<Task<IConnectionMultiplexer>> _redis =
        new(() => Task.Run(services.GetRequiredService<IConnectionMultiplexer>));

    public async Task<byte[]?> FindAsync(string id) => await (await DatabaseAsync()).StringGetAsync(Prefix + id);

    public async Task AddAsync(string id, byte[] content, TimeSpan life) =>
        await (await DatabaseAsync()).StringSetAsync(Prefix + id, content, life);

    public async Task<bool> ReplaceAsync(string id, byte[] known, byte[] content, TimeSpan life)
    {
        var transaction = (await DatabaseAsync()).CreateTransaction();
        transaction.AddCondition(Condition.StringEqual(Prefix + id, known));
        // Its answer comes with the transaction's, or never.
        _ = transaction.StringSetAsync(Prefix + id, content, life);
        return await transaction.ExecuteAsync();
    }

    public async Task RemoveAsync(string id) => await (await DatabaseAsync()).KeyDeleteAsync(Prefix + id);

    private async Task<IDatabase> DatabaseAsync() => (await _redis.Value).GetDatabase();
}
