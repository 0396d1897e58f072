using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>How this process is, for whoever tells others of it.</summary>
public sealed class ProcessHealth
{
    private readonly HealthReports _reports;

    internal ProcessHealth(HealthReports reports, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_reports, Role) = (reports, settings.Mode == ServiceMode.None ? $"{settings.Role}" : $"{settings.Mode}");
    }

    /// <summary>"Api", "Worker", "All", or "Admin" for the console.</summary>
    public string Role { get; }

    /// <summary>The words of <c>/ready</c>: probes what the process depends on, at most once a second.</summary>
    /// <returns>The state, and each dependency's.</returns>
    public async Task<(string State, IReadOnlyDictionary<string, string> Services)> CheckAsync(
        CancellationToken cancellationToken)
    {
        var report = await _reports.ReadinessAsync(cancellationToken);
        return (report.Status, report.Services);
    }
}
