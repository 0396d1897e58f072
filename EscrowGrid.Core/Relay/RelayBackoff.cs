namespace EscrowGrid.Core.Relay;

/// <summary>When a failed event is tried again (jobs.md: the backoff of all background work).</summary>
public static class RelayBackoff
{
    private const double Jitter = 0.1;

    /// <param name="attempts">Attempts that failed, from 1.</param>
    /// <param name="chance">From 0 to 1, by which retries that failed together come apart.</param>
    public static TimeSpan After(int attempts, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        var doublings = Math.Min(attempts - 1, 20);
        var pause = TimeSpan.FromTicks(Math.Min(
            Limits.RelayPause.Ticks << doublings, Limits.RelayPauseMaximum.Ticks));
        return pause * (1 + (Jitter * ((2 * chance) - 1)));
    }
}
