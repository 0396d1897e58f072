namespace EscrowGrid.LocalHosting.Running;

/// <summary>The answer to a health check.</summary>
/// <param name="Fault">Null when healthy, else what is wrong in a few words.</param>
internal readonly record struct HealthReading(string? Fault)
{
    public static HealthReading Healthy => default;
}
