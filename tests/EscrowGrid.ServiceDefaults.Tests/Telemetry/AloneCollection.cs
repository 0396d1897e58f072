namespace EscrowGrid.ServiceDefaults.Tests.Telemetry;

/// <summary>Activity listeners are of the process: these tests would hear the requests of others beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
