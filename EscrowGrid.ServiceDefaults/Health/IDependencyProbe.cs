namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>
/// A check of one thing that a service depends on. Register it as a singleton; it is called from one place at a time
/// and at most once a second, whatever the number of callers of <c>/ready</c>.
/// </summary>
public interface IDependencyProbe
{
    /// <summary>The dependency's name in the <c>services</c> map, for example "database".</summary>
    string Name { get; }

    /// <summary>
    /// True when the service cannot work without it: <c>/ready</c> is then 503. False: it is merely degraded.
    /// </summary>
    bool Required { get; }

    /// <summary>
    /// Returns when the dependency works and throws when it does not. It is given 2 s; what it throws is logged and
    /// never shown to a client.
    /// </summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
