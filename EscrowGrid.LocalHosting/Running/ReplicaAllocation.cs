namespace EscrowGrid.LocalHosting.Running;

/// <summary>What one process of a resource is given for itself.</summary>
/// <param name="Name"><c>api-1</c>.</param>
/// <param name="InstanceId">Eight lower-case letters, the OpenTelemetry <c>service.instance.id</c>.</param>
/// <param name="Ports">By endpoint name, the port the process listens on.</param>
internal sealed record ReplicaAllocation(string Name, string InstanceId, IReadOnlyDictionary<string, int> Ports)
{
    /// <summary>Where to send telemetry.</summary>
    public required OtlpTarget Otlp { get; init; }
}
