using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// The life of one replica: waits for its dependencies, starts, is watched, is started again after a crash, and stops
/// when told to. One session runs at a time; a stop ends the session.
/// </summary>
internal sealed class ReplicaRunner(string resource, string name, ReplicaParts parts, EngineParts engine)
    : IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _commands = new(1);
    private CancellationTokenSource? _stop;
    private Task _session = Task.CompletedTask;

    public string Name => name;

    /// <summary>Starts a session unless one is running.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        await _commands.WaitAsync(ct);
        try
        {
            if (!_session.IsCompleted)
                return;
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            _session = RunSessionAsync(_stop.Token);
        }
        finally
        {
            _commands.Release();
        }
    }

    /// <summary>Ends the session and returns when its process has ended.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        await _commands.WaitAsync(ct);
        try
        {
            if (_stop is not null)
                await _stop.CancelAsync();
            await _session.WaitAsync(ct);
        }
        finally
        {
            _commands.Release();
        }
    }

    public void Dispose()
    {
        _stop?.Dispose();
        _commands.Dispose();
    }

    private async Task RunSessionAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            Set(replica => replica with { State = KnownResourceStates.Waiting, Detail = null, Restarts = 0 });
            await engine.Waiter.WaitAsync(parts.Resource, OnWaiting, stop);
            await RunUntilDoneAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before its process was started, or between two of them.
            Set(replica => replica with { State = Stopped(replica), Detail = null });
        }
        catch (Exception e)
        {
            // The edge: whatever the reason, it is this resource that failed, and the others go on.
            Set(replica => replica with { State = KnownResourceStates.FailedToStart, Detail = FirstLine(e.Message) });
            Say($"Failed to start. {(e is LocalHostingException ? e.Message : e.ToString())}");
        }
    }

    private async Task RunUntilDoneAsync(CancellationToken stop)
    {
        var backoff = new RestartBackoff();
        for (var restarts = 0; ; restarts++)
        {
            var started = engine.Time.GetTimestamp();
            var exitCode = await RunOnceAsync(restarts, stop);
            if (stop.IsCancellationRequested || !Restarts(exitCode))
                return;
            var delay = backoff.After(engine.Time.GetElapsedTime(started));
            Set(replica => replica with { Detail = $"restarts in {delay.TotalSeconds:0} s" });
            Say($"Restarts in {delay.TotalSeconds:0} s.");
            await Task.Delay(delay, engine.Time, stop);
        }
    }

    private bool Restarts(int? exitCode) => parts.Restart switch
    {
        RestartPolicy.Never => false,
        RestartPolicy.OnFailure => exitCode != 0,
        _ => true,
    };

    /// <summary>Returns the exit code; null when a restart could not even be started.</summary>
    private async Task<int?> RunOnceAsync(int restarts, CancellationToken stop)
    {
        Set(replica => replica with { State = KnownResourceStates.Starting, Detail = null, Restarts = restarts });
        Launched launched;
        var allocation = parts.Allocate(name);
        try
        {
            launched = await parts.Launcher.LaunchAsync(allocation, stop);
        }
        catch (LocalHostingException e) when (restarts > 0)
        {
            // It did start before, so the reason may pass: a crashed server's last processes hold its memory for a
            // moment.
            Set(replica => replica with { State = KnownResourceStates.Exited, Detail = FirstLine(e.Message) });
            Say(e.Message);
            return null;
        }
        await using var process = launched.Process;
        engine.Ledger.Add(process.Identity, process.StopSignal);
        try
        {
            return await WatchAsync(launched, allocation, stop);
        }
        finally
        {
            engine.Ledger.Remove(process.Identity);
        }
    }

    private async Task<int?> WatchAsync(Launched launched, ReplicaAllocation allocation, CancellationToken stop)
    {
        var process = launched.Process;
        Set(replica => replica with
        {
            State = KnownResourceStates.Running,
            ProcessId = process.Identity.Id,
            StartedAt = engine.Time.GetUtcNow(),
            StoppedAt = null,
            ExitCode = null,
            Environment = launched.Environment,
            Endpoints = parts.OwnEndpoints(allocation),
        });
        Say($"Running (process {process.Identity.Id}).");
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
        engine.Routes.Add(resource, name, allocation.Ports, isReady: parts.Probe is null);
        var health = parts.Probe is null ? Task.CompletedTask : MonitorAsync(allocation, watching.Token);
        try
        {
            await process.Exited.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Set(replica => replica with { State = KnownResourceStates.Stopping });
            // No new request from here on; those under way have until the limit.
            engine.Routes.Remove(resource, name);
            await process.StopAsync(StopLimit);
        }
        engine.Routes.Remove(resource, name);
        await watching.CancelAsync();
        await health;
        OnEnded(await process.Exited, wasAsked: stop.IsCancellationRequested);
        engine.RecheckHealth.Beat();
        return await process.Exited;
    }

    private void OnEnded(int exitCode, bool wasAsked)
    {
        var state = exitCode == 0 && !wasAsked && parts.Restart != RestartPolicy.Always
            ? KnownResourceStates.Finished
            : KnownResourceStates.Exited;
        Set(replica => replica with
        {
            State = state,
            Detail = exitCode == 0 ? null : $"exit code {exitCode}",
            ExitCode = exitCode,
            ProcessId = null,
            StoppedAt = engine.Time.GetUtcNow(),
            Health = replica.Health is null ? null : HealthStatus.Unhealthy,
        });
        Say($"{state} with code {exitCode}.");
    }

    private async Task MonitorAsync(ReplicaAllocation allocation, CancellationToken ct)
    {
        try
        {
            await HealthMonitor.RunAsync(parts.Probe!, allocation, engine, OnHealth, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The process has ended or is to stop.
        }
    }

    private void OnHealth(HealthReading reading)
    {
        var before = engine.Board.Find(resource)!.Replicas.First(replica => replica.Name == name);
        var isHealthy = reading.Fault is null;
        engine.Routes.SetReady(resource, name, isHealthy);
        var now = isHealthy ? HealthStatus.Healthy : HealthStatus.Unhealthy;
        if (before.Health == now && before.Detail == reading.Fault)
            return;
        Set(replica => replica with { Health = now, Detail = reading.Fault });
        // Nobody is healthy before the first good answer, so only that one and changes after it are news.
        if (before.Health == now)
            return;
        Say(isHealthy ? "Healthy." : $"Unhealthy: {reading.Fault}.");
        engine.RecheckHealth.Beat();
    }

    private void OnWaiting(string what)
    {
        Set(replica => replica with { Detail = what });
        Say($"Waiting: {what}.");
    }

    private static string Stopped(ReplicaSnapshot replica) =>
        replica.StartedAt is null ? KnownResourceStates.NotStarted : KnownResourceStates.Exited;

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private void Set(Func<ReplicaSnapshot, ReplicaSnapshot> change) =>
        engine.Board.UpdateReplica(resource, name, change);

    private void Say(string text) => engine.Logs.Add(resource, name, LogStream.System, text);
}
