namespace EscrowGrid.LocalHosting.Running;

/// <summary>What the replicas of one resource have in common.</summary>
internal sealed record ReplicaParts(IResource Resource, ILauncher Launcher, RestartPolicy Restart)
{
    /// <summary>Asks a replica for its health; null when there is nothing to ask.</summary>
    public IHealthProbe? Probe { get; init; }

    /// <summary>Gives a process about to start its ports.</summary>
    public required Func<string, ReplicaAllocation> Allocate { get; init; }

    /// <summary>The addresses a process listens on.</summary>
    public required Func<ReplicaAllocation, IReadOnlyList<EndpointSnapshot>> OwnEndpoints { get; init; }
}
