using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>One process of a resource. Immutable.</summary>
/// <param name="Name"><c>api-1</c>, <c>api-2</c>; the resource's own name when it has no replicas.</param>
/// <param name="State">One of <see cref="ApplicationModel.KnownResourceStates"/>.</param>
public sealed record ReplicaSnapshot(string Name, string State)
{
    /// <summary>Result of its health check; Unhealthy before the first good answer, null without a check.</summary>
    public HealthStatus? Health { get; init; }

    /// <summary>Process id while it runs.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Start of the current or last process.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>End of the last process; null while one runs.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Exit code of the last process that ended; 128 + n after signal n.</summary>
    public int? ExitCode { get; init; }

    /// <summary>How often it was started again after a crash.</summary>
    public int Restarts { get; init; }

    /// <summary>Why it is in this state, in a few words. Else null.</summary>
    public string? Detail { get; init; }

    /// <summary>The addresses the process itself listens on, behind the proxy.</summary>
    public IReadOnlyList<EndpointSnapshot> Endpoints { get; init; } = [];

    /// <summary>
    /// What the model added to its environment, in order. Values of secrets are real: mask what you show.
    /// </summary>
    public IReadOnlyList<EnvironmentValue> Environment { get; init; } = [];
}
