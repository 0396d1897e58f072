using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Holds a resource back until what it waits for is there (spec: aspire-conventions 2.4).</summary>
internal sealed class DependencyWaiter(StateBoard board, WaitBehavior defaultBehavior)
{
    /// <exception cref="LocalHostingException">A dependency has failed, and the resource fails with it.</exception>
    public async Task WaitAsync(IResource resource, Action<string> onWaiting, CancellationToken ct)
    {
        var waits = WaitsOf(resource).ToList();
        var missing = waits.Where(wait => !IsThere(wait, board.Find(wait.Resource.Name)!)).ToList();
        if (missing.Count == 0)
            return;
        // Together, so that one that fails is noticed while another is still awaited.
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var tasks = missing.ToDictionary(wait => WaitForAsync(wait, failed.Token));
        while (tasks.Count > 0)
        {
            var names = tasks.Values.Select(wait => wait.Resource.Name).Distinct(ResourceName.Comparer);
            onWaiting("for " + string.Join(", ", names));
            var done = await Task.WhenAny(tasks.Keys);
            tasks.Remove(done);
            if (!done.IsCompletedSuccessfully)
                await failed.CancelAsync();
            await done;
        }
    }

    /// <summary>The waits of the model, and for a database also its server.</summary>
    internal static IEnumerable<WaitAnnotation> WaitsOf(IResource resource)
    {
        foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
        {
            if (wait.Resource is IResourceWithParent child)
                yield return new WaitAnnotation(child.Parent, wait.WaitType) { WaitBehavior = wait.WaitBehavior };
            yield return wait;
        }
    }

    private async Task WaitForAsync(WaitAnnotation wait, CancellationToken ct)
    {
        var name = wait.Resource.Name;
        var snapshot = await board.WaitAsync(name, s => IsThere(wait, s) || HasFailed(wait, s), ct);
        if (!IsThere(wait, snapshot))
        {
            var detail = snapshot.Detail is { } text ? $" ({text})" : "";
            throw new LocalHostingException($"It waits for '{name}', which is {snapshot.State}{detail}.");
        }
    }

    private static bool IsThere(WaitAnnotation wait, ResourceSnapshot snapshot) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => IsComplete(snapshot) && snapshot.Replicas.All(r => r.ExitCode == wait.ExitCode),
        WaitType.WaitUntilStarted => snapshot.State == KnownResourceStates.Running,
        _ => IsHealthy(snapshot),
    };

    internal static bool IsHealthy(ResourceSnapshot snapshot) =>
        snapshot.State == KnownResourceStates.Running && snapshot.Health is null or HealthStatus.Healthy;

    private bool HasFailed(WaitAnnotation wait, ResourceSnapshot snapshot) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => IsComplete(snapshot) || snapshot.State == KnownResourceStates.FailedToStart,
        _ => (wait.WaitBehavior ?? defaultBehavior) == WaitBehavior.StopOnResourceUnavailable &&
            KnownResourceStates.TerminalStates.Contains(snapshot.State),
    };

    private static bool IsComplete(ResourceSnapshot snapshot) =>
        snapshot.State == KnownResourceStates.Finished || snapshot.State == KnownResourceStates.Exited;
}
