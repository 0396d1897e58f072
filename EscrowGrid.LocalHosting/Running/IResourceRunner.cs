namespace EscrowGrid.LocalHosting.Running;

/// <summary>Runs one resource.</summary>
internal interface IResourceRunner : IDisposable
{
    IResource Resource { get; }

    /// <summary>Names of its processes; empty when it has none and so cannot be commanded.</summary>
    IReadOnlyList<string> Replicas { get; }

    Task CheckAsync(CancellationToken ct);

    /// <summary>Starts one replica, or with null all of them.</summary>
    Task StartAsync(string? replica, CancellationToken ct);

    /// <summary>Stops one replica, or with null all of them, and returns when they have ended.</summary>
    Task StopAsync(string? replica, CancellationToken ct);
}
