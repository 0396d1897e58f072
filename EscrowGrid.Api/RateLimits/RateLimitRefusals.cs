using EscrowGrid.Core;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Remembers for operators what the limits refuse: in this process, and every few seconds for all instances in Redis.
/// No request waits for it.
/// </summary>
internal sealed class RateLimitRefusals(SharedRefusals shared, TimeProvider time) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly RefusalTally _own = new();
    private RefusalTally _unshared = new();

    public void Note(RateLimit limit, string subject)
    {
        var now = time.GetUtcNow();
        var refused = new RefusedCaller(limit.Name, subject, 1, now);
        lock (_gate)
        {
            _own.Add(refused);
            if (shared.IsConfigured)
                _unshared.Add(refused);
        }
    }

    /// <summary>Of all instances, or of this one while Redis does not tell.</summary>
    public async Task<RefusalSummary> ReadAsync()
    {
        await ShareAsync();
        return await shared.TryReadAsync(time.GetUtcNow()) ?? ReadOwn();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Limits.RefusalSharing, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ShareAsync();
        }
        catch (OperationCanceledException)
        {
            await ShareAsync();
        }
    }

    private RefusalSummary ReadOwn()
    {
        lock (_gate)
        {
            _own.Forget(time.GetUtcNow());
            return _own.Summarize();
        }
    }

    private async Task ShareAsync()
    {
        RefusalTally taken;
        lock (_gate)
        {
            _own.Forget(time.GetUtcNow());
            _unshared.Forget(time.GetUtcNow());
            if (_unshared.IsEmpty)
                return;
            taken = _unshared;
            _unshared = new RefusalTally();
        }

        // What Redis did not answer for may have been added all the same; then it is told twice, which harms nobody.
        if (await shared.TryAddAsync(taken, time.GetUtcNow()))
            return;
        lock (_gate)
            _unshared.Add(taken);
    }
}
