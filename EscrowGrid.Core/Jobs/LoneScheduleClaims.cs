using System.Collections.Concurrent;

namespace EscrowGrid.Core.Jobs;

/// <summary>For a process that shares its store with nobody: only its own runs must not overlap.</summary>
internal sealed class LoneScheduleClaims : IScheduleClaims
{
    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    public Task<IAsyncDisposable?> TryClaimAsync(
        string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(_running.TryAdd(scheduleId, 0) ? new Claim(this, scheduleId) : null);

    private sealed class Claim(LoneScheduleClaims claims, string scheduleId) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            claims._running.TryRemove(scheduleId, out _);
            return ValueTask.CompletedTask;
        }
    }
}
