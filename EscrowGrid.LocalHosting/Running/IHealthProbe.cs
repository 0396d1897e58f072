namespace EscrowGrid.LocalHosting.Running;

/// <summary>Asks one replica how it is.</summary>
internal interface IHealthProbe
{
    /// <summary>Never throws for an unhealthy replica.</summary>
    Task<HealthReading> ReadAsync(ReplicaAllocation replica, CancellationToken ct);
}
