using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>What a resource's replicas make of the resource.</summary>
internal static class ReplicaSummary
{
    /// <summary>The state that needs attention most comes first; Running means that all of them run.</summary>
    private static readonly IReadOnlyList<string> ByAttention =
    [
        KnownResourceStates.FailedToStart, KnownResourceStates.Exited, KnownResourceStates.Stopping,
        KnownResourceStates.Starting, KnownResourceStates.Waiting, KnownResourceStates.NotStarted,
        KnownResourceStates.Running, KnownResourceStates.Finished,
    ];

    public static ResourceSnapshot Apply(ResourceSnapshot resource)
    {
        var leading = resource.Replicas.MinBy(replica => ByAttention.IndexOf(replica.State))!;
        return resource with { State = leading.State, Detail = leading.Detail, Health = Health(resource.Replicas) };
    }

    /// <summary>Degraded while some of the replicas serve.</summary>
    private static HealthStatus? Health(IReadOnlyList<ReplicaSnapshot> replicas)
    {
        if (replicas.All(replica => replica.Health is null))
            return null;
        var healthy = replicas.Count(replica => replica.Health == HealthStatus.Healthy);
        return healthy == replicas.Count ? HealthStatus.Healthy
            : healthy > 0 ? HealthStatus.Degraded
            : HealthStatus.Unhealthy;
    }

    private static int IndexOf(this IReadOnlyList<string> list, string item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == item)
                return i;
        }
        return list.Count;
    }
}
