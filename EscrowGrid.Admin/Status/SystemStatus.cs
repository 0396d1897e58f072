using EscrowGrid.Client.Health;

namespace EscrowGrid.Admin.Status;

/// <summary>What the console knows of the system at one moment; without health the API did not answer.</summary>
internal sealed record SystemStatus(DateTimeOffset At, HealthStatus? Health, Readiness? Readiness)
{
    private static readonly string[] Known = ["ready", "degraded", "unavailable", "stopping"];

    /// <summary>The state in one word, which is also the name of its colour and of its texts.</summary>
    public string Word => Readiness is { } readiness && Known.Contains(readiness.Status) ? readiness.Status : "away";
}
