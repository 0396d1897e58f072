namespace EscrowGrid.LocalHosting.Running;

/// <summary>Runs a resource that is one process or more.</summary>
internal sealed class ProcessResourceRunner(
    IResource resource, ILauncher launcher, IReadOnlyList<ReplicaRunner> replicas)
    : IResourceRunner
{
    public IResource Resource => resource;

    public IReadOnlyList<string> Replicas { get; } = [.. replicas.Select(replica => replica.Name)];

    public Task CheckAsync(CancellationToken ct) => launcher.CheckAsync(ct);

    public Task StartAsync(string? replica, CancellationToken ct) =>
        Task.WhenAll(Chosen(replica).Select(chosen => chosen.StartAsync(ct)));

    public Task StopAsync(string? replica, CancellationToken ct) =>
        Task.WhenAll(Chosen(replica).Select(chosen => chosen.StopAsync(ct)));

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.Dispose();
    }

    private IEnumerable<ReplicaRunner> Chosen(string? name) =>
        replicas.Where(replica => name is null || ResourceName.Comparer.Equals(replica.Name, name));
}
