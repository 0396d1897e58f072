using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>
/// One dependency and its last status. Many callers share one probe, and a result is good for a second, so that
/// a storm of health checks never reaches the dependency.
/// </summary>
internal sealed class WatchedDependency(IDependencyProbe probe, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<DependencyStatus>? _current;
    private Task? _attempt;
    private long _endedAt;
    private DependencyStatus _last = new(probe.Name, probe.Required, null);

    /// <summary>What the last probe found, without asking again.</summary>
    public DependencyStatus Last => Volatile.Read(ref _last);

    /// <summary>A status not older than a second. Never throws and never takes much longer than 2 s.</summary>
    public Task<DependencyStatus> CheckAsync()
    {
        lock (_gate)
        {
            if (_current is { IsCompleted: false }) return _current;
            if (_current is not null && time.GetElapsedTime(_endedAt) < FreshFor) return _current;
            // The probe is nobody's request: no caller's trace, log scope or cancellation may flow into it.
            using (ExecutionContext.SuppressFlow()) return _current = Task.Run(ProbeAsync);
        }
    }

    private async Task<DependencyStatus> ProbeAsync()
    {
        Exception? failure = null;
        using var deadline = new CancellationTokenSource(Limit, time);
        try
        {
            // A driver that ignores its cancellation is waited for once more instead of being called beside itself.
            _attempt ??= AttemptAsync(deadline.Token);
            await _attempt.WaitAsync(Limit, time);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        if (_attempt is { IsCompleted: true }) _attempt = null;
        var status = new DependencyStatus(probe.Name, probe.Required, failure is null);
        LogChange(status, failure);
        Volatile.Write(ref _last, status);
        Volatile.Write(ref _endedAt, time.GetTimestamp());
        return status;
    }

    private async Task AttemptAsync(CancellationToken cancellationToken)
    {
        // A driver may block before its first await.
        await Task.Yield();
        using var silent = SuppressInstrumentationScope.Begin();
        await probe.CheckAsync(cancellationToken);
    }

    private void LogChange(DependencyStatus status, Exception? failure)
    {
        if (status.IsAvailable == Last.IsAvailable) return;
        if (failure is not null) logger.DependencyLost(failure, status.Name);
        else if (Last.IsAvailable is false) logger.DependencyBack(status.Name);
    }
}
