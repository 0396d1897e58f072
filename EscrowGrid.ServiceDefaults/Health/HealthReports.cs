using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>Words the answers of the health endpoints.</summary>
internal sealed class HealthReports(
    DependencyWatch watch, ServiceSettings settings, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const string ServiceName = "taas-platform";

    private readonly string? _store = settings.StoreBackend switch
    {
        StoreBackend.None => null,
        var store => Lower(store),
    };

    public HealthReport Health() => new(
        "ok",
        ServiceName,
        _store,
        settings.StoreBackend == StoreBackend.None ? null : settings.StoreBackend == StoreBackend.Postgres,
        Words(watch.Last),
        time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        settings.Mode == ServiceMode.None ? Lower(settings.Role) : Lower(settings.Mode));

    public async Task<ReadinessReport> ReadinessAsync(CancellationToken cancellationToken)
    {
        var statuses = await watch.CheckAsync(cancellationToken);
        var ok = statuses.All(status => status.IsAvailable is true || !status.Required);
        var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
        var database = statuses.FirstOrDefault(status => status.Name == "database");
        return new ReadinessReport(
            ok && !stopping,
            _store,
            database is null ? null : new DatabaseReadiness(database.IsAvailable is true),
            Status(ok, stopping, complete: statuses.All(status => status.IsAvailable is true)),
            Words(statuses));
    }

    private static string Status(bool ok, bool stopping, bool complete) => (stopping, ok, complete) switch
    {
        (true, _, _) => "stopping",
        (_, false, _) => "unavailable",
        (_, _, false) => "degraded",
        _ => "ready",
    };

    private static Dictionary<string, string> Words(IReadOnlyList<DependencyStatus> statuses) =>
        statuses.ToDictionary(status => status.Name, status => status.Word);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
