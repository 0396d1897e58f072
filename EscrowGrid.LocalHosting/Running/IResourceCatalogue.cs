namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// Everything there is to see and do about the running application, for the dashboard and for tests. Names are compared
/// without case; where a name is asked for, a resource (<c>api</c>) or one of its replicas (<c>api-2</c>) may be given.
/// </summary>
public interface IResourceCatalogue
{
    /// <summary>All resources, in the order of the model.</summary>
    IReadOnlyList<ResourceSnapshot> Snapshot();

    /// <summary>
    /// First every resource as it is, then each resource that changes, until cancelled or the application stops.
    /// </summary>
    IAsyncEnumerable<ResourceSnapshot> WatchAsync(CancellationToken ct);

    /// <summary>
    /// The kept lines (the last 5,000 of each replica), oldest first. Null asks for all resources. Empty for an unknown
    /// name.
    /// </summary>
    IReadOnlyList<LogLine> Logs(string? name);

    /// <summary>
    /// The kept lines, then each new one, until cancelled or the application stops. A reader that falls more than 5,000
    /// lines behind loses the oldest of them.
    /// </summary>
    IAsyncEnumerable<LogLine> FollowAsync(string? name, CancellationToken ct);

    /// <summary>Starts what is stopped. No effect on what runs.</summary>
    /// <exception cref="LocalHostingException">There is no resource of that name that can be started.</exception>
    Task StartAsync(string name, CancellationToken ct);

    /// <summary>Stops it and leaves it stopped. Returns when its process has ended.</summary>
    /// <exception cref="LocalHostingException">There is no resource of that name that can be stopped.</exception>
    Task StopAsync(string name, CancellationToken ct);

    /// <summary>Stops and starts it.</summary>
    /// <exception cref="LocalHostingException">There is no resource of that name that can be restarted.</exception>
    Task RestartAsync(string name, CancellationToken ct);
}
