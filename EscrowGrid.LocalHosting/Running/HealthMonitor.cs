namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// Asks a replica for its health again and again: often while it starts, every 30 s while it is healthy, and after bad
/// answers each 1 to 5 s (spec: aspire-conventions 2.4). A resource that comes or goes makes every check due at once.
/// </summary>
internal static class HealthMonitor
{
    private static readonly TimeSpan WhileStarting = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan WhileHealthy = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private const int MostSteps = 5;

    /// <summary>How long a start is watched closely: about ten seconds.</summary>
    private const int QuickAnswers = 66;

    public static async Task RunAsync(
        IHealthProbe probe,
        ReplicaAllocation replica,
        EngineParts engine,
        Action<HealthReading> onReading,
        CancellationToken ct)
    {
        var wasHealthy = false;
        var bad = 0;
        while (true)
        {
            var recheck = engine.RecheckHealth.Next;
            var reading = await probe.ReadAsync(replica, ct);
            ct.ThrowIfCancellationRequested();
            onReading(reading);
            wasHealthy |= reading.Fault is null;
            bad = reading.Fault is null ? 0 : bad + 1;
            await Task.WhenAny(recheck, Task.Delay(Pause(wasHealthy, bad), engine.Time, ct));
        }
    }

    /// <summary>How long until the next question.</summary>
    internal static TimeSpan Pause(bool wasHealthy, int badAnswers) =>
        badAnswers == 0 ? WhileHealthy
        : !wasHealthy && badAnswers <= QuickAnswers ? WhileStarting
        : Step * Math.Min(badAnswers, MostSteps);
}
