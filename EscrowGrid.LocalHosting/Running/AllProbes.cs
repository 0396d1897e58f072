namespace EscrowGrid.LocalHosting.Running;

/// <summary>Several checks of one replica; the first fault counts.</summary>
internal sealed class AllProbes(IReadOnlyList<IHealthProbe> probes) : IHealthProbe
{
    public async Task<HealthReading> ReadAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        foreach (var probe in probes)
        {
            var reading = await probe.ReadAsync(replica, ct);
            if (reading.Fault is not null)
                return reading;
        }
        return HealthReading.Healthy;
    }
}
