using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>All dependencies of this process.</summary>
internal sealed class DependencyWatch(
    IEnumerable<IDependencyProbe> probes, TimeProvider time, ILogger<DependencyWatch> logger)
{
    private readonly WatchedDependency[] _dependencies =
        [.. probes.Select(probe => new WatchedDependency(probe, time, logger))];

    /// <summary>What the last probes found; asks nothing.</summary>
    public IReadOnlyList<DependencyStatus> Last => Array.ConvertAll(_dependencies, dependency => dependency.Last);

    /// <summary>Statuses not older than a second, all probed at the same time.</summary>
    public async Task<IReadOnlyList<DependencyStatus>> CheckAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(_dependencies.Select(dependency => dependency.CheckAsync())).WaitAsync(cancellationToken);
}
