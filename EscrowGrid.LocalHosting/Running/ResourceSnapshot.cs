using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>A resource of the application as it is at one moment. Immutable.</summary>
/// <param name="Name">The resource's name in the model, such as <c>api</c>.</param>
/// <param name="Type">
/// Kind, for people: <c>Project</c>, <c>Executable</c>, <c>Postgres</c>, <c>Database</c>, <c>Redis</c>,
/// <c>Parameter</c>.
/// </param>
/// <param name="State">
/// One of <see cref="ApplicationModel.KnownResourceStates"/>; over replicas, the one that needs attention most.
/// </param>
public sealed record ResourceSnapshot(string Name, string Type, string State)
{
    /// <summary>
    /// Over its replicas: Healthy when all are, Degraded when some are, Unhealthy when none is; null without health
    /// checks.
    /// </summary>
    public HealthStatus? Health { get; init; }

    /// <summary>
    /// Why it is in this state, in a few words: what it waits for, when it restarts, what failed. Else null.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>The resource it belongs to (a database's server); null for most.</summary>
    public string? Parent { get; init; }

    /// <summary>The stable addresses; with replicas the proxy's.</summary>
    public IReadOnlyList<EndpointSnapshot> Endpoints { get; init; } = [];

    /// <summary>Its processes: one for most, more with replicas, none for a database or a parameter.</summary>
    public IReadOnlyList<ReplicaSnapshot> Replicas { get; init; } = [];
}
