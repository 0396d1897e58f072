using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// Follows a database, which has no process: its state is its server's, and it is asked for its own health.
/// </summary>
internal sealed class DatabaseRunner(PostgresDatabaseResource database, EngineParts engine) : IResourceRunner
{
    private static readonly ReplicaAllocation Nobody = new("", "", new Dictionary<string, int>())
    {
        Otlp = new OtlpTarget("", "", null),
    };

    private readonly PostgresProbe _probe = new(database, database: null);
    private readonly CancellationTokenSource _stop = new();
    private Task _following = Task.CompletedTask;

    public IResource Resource => database;

    public IReadOnlyList<string> Replicas => [];

    public Task CheckAsync(CancellationToken ct) => Task.CompletedTask;

    public Task StartAsync(string? replica, CancellationToken ct)
    {
        _following = FollowAsync(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task StopAsync(string? replica, CancellationToken ct)
    {
        await _stop.CancelAsync();
        await _following;
    }

    public void Dispose() => _stop.Dispose();

    private async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var server in engine.Board.WatchAsync(stop))
            {
                if (ResourceName.Comparer.Equals(server.Name, database.Parent.Name))
                    await ApplyAsync(server, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            engine.Board.Update(database.Name, snapshot => snapshot with { State = KnownResourceStates.Exited });
        }
    }

    private async Task ApplyAsync(ResourceSnapshot server, CancellationToken stop)
    {
        // The server's own check has just logged in; what is left to know is whether the database is there.
        var isUp = server is { Health: HealthStatus.Healthy } && server.State == KnownResourceStates.Running;
        var fault = isUp ? (await _probe.ReadAsync(Nobody, stop)).Fault : server.Detail;
        engine.Board.Update(database.Name, snapshot => snapshot with
        {
            State = server.State,
            Detail = fault,
            Health = isUp && fault is null ? HealthStatus.Healthy : HealthStatus.Unhealthy,
        });
    }
}
