using System.Collections.Concurrent;
using System.Net;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Looks names up without letting a slow DNS take the threads that everything else runs on: the system's lookup blocks
/// its thread, for many seconds when no server answers. One lookup a name at a time, whoever asks; a few names at
/// once, on threads of their own.
/// </summary>
internal sealed class SharedLookups(NameResolver resolve) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IPAddress[]>>> _running =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly SemaphoreSlim _slots = new(Limits.WebhookLookups);

    /// <summary>The system's lookup, on a thread of its own; it cannot be cancelled.</summary>
    public static Task<IPAddress[]> AskSystemAsync(string host, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Dns.GetHostAddresses(host),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    /// <summary>The addresses; whoever cancels leaves the lookup to the others who wait for it.</summary>
    public async Task<IPAddress[]> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var address))
            return [address];
        var lookup = _running.GetOrAdd(host, name => new Lazy<Task<IPAddress[]>>(() => LookUpAsync(name)));
        return await lookup.Value.WaitAsync(cancellationToken);
    }

    public void Dispose() => _slots.Dispose();

    private async Task<IPAddress[]> LookUpAsync(string host)
    {
        await _slots.WaitAsync();
        try
        {
            return await resolve(host, CancellationToken.None);
        }
        finally
        {
            _running.TryRemove(host, out _);
            _slots.Release();
        }
    }
}
