using System.Runtime.CompilerServices;
using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Waits for resources; the methods are those of Aspire's service of this name.</summary>
public sealed class ResourceNotificationService
{
    private readonly StateBoard _board;
    private readonly EngineOptions _options;

    internal ResourceNotificationService(StateBoard board, EngineOptions options)
    {
        _board = board;
        _options = options;
    }

    /// <summary>Waits until every replica runs and is healthy.</summary>
    /// <exception cref="LocalHostingException">
    /// The resource failed, and there is no dashboard to repair it from.
    /// </exception>
    public Task<ResourceSnapshot> WaitForResourceHealthyAsync(
        string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(
            resourceName,
            _options.UseDashboard ? WaitBehavior.WaitOnResourceUnavailable : WaitBehavior.StopOnResourceUnavailable,
            cancellationToken);

    /// <summary>Waits until every replica runs and is healthy.</summary>
    /// <exception cref="LocalHostingException">The resource failed, and the behaviour is to stop then.</exception>
    public async Task<ResourceSnapshot> WaitForResourceHealthyAsync(
        string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var stops = waitBehavior == WaitBehavior.StopOnResourceUnavailable;
        try
        {
            var snapshot = await _board.WaitAsync(
                resourceName,
                s => DependencyWaiter.IsHealthy(s) || (stops && HasEnded(s)),
                cancellationToken);
            return DependencyWaiter.IsHealthy(snapshot)
                ? snapshot
                : throw new LocalHostingException(Describe(snapshot));
        }
        catch (OperationCanceledException e) when (_board.Find(resourceName) is { } snapshot)
        {
            // Whoever ran out of patience wants to know what was the matter.
            throw new OperationCanceledException(Describe(snapshot), e, cancellationToken);
        }
    }

    /// <summary>Waits until the resource is in a state, by default Running.</summary>
    public Task WaitForResourceAsync(
        string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until the resource is in one of several states, and returns which.</summary>
    public async Task<string> WaitForResourceAsync(
        string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToList();
        return (await _board.WaitAsync(resourceName, s => wanted.Contains(s.State), cancellationToken)).State;
    }

    /// <summary>First every resource as it is, then each that changes.</summary>
    public async IAsyncEnumerable<ResourceSnapshot> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var snapshot in _board.WatchAsync(cancellationToken))
            yield return snapshot;
    }

    private static string Describe(ResourceSnapshot snapshot) =>
        $"'{snapshot.Name}' is {snapshot.State}{(snapshot.Detail is { } detail ? $": {detail}" : "")}.";

    private static bool HasEnded(ResourceSnapshot snapshot) =>
        KnownResourceStates.TerminalStates.Contains(snapshot.State);
}
