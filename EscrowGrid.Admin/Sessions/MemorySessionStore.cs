using System.Collections.Concurrent;

namespace EscrowGrid.Admin.Sessions;

/// <summary>Sessions of this process; they end with it.</summary>
internal sealed class MemorySessionStore(TimeProvider time) : ISessionStore
{
    private readonly ConcurrentDictionary<string, (byte[] Content, DateTimeOffset EndsAt)> _sessions = new();

    public Task<byte[]?> FindAsync(string id) =>
        Task.FromResult(
            _sessions.TryGetValue(id, out var found) && found.EndsAt > time.GetUtcNow() ? found.Content : null);

    public Task AddAsync(string id, byte[] content, TimeSpan life)
    {
        if (_sessions.Count >= SessionLimits.InMemory) MakeRoom();
        _sessions[id] = (content, time.GetUtcNow() + life);
        return Task.CompletedTask;
    }

    public Task<bool> ReplaceAsync(string id, byte[] known, byte[] content, TimeSpan life) =>
        Task.FromResult(
            _sessions.TryGetValue(id, out var found)
            && found.Content.AsSpan().SequenceEqual(known)
            && _sessions.TryUpdate(id, (content, time.GetUtcNow() + life), found));

    public Task RemoveAsync(string id)
    {
        _sessions.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    // A tenth at a time, so that it is seldom done.
    private void MakeRoom()
    {
        foreach (var (id, _) in _sessions.OrderBy(it => it.Value.EndsAt).Take(SessionLimits.InMemory / 10))
            _sessions.TryRemove(id, out _);
    }
}
