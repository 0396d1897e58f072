namespace EscrowGrid.LocalHosting.Running;

/// <summary>Starts the processes of one resource. A server's launcher returns when the server answers.</summary>
internal interface ILauncher
{
    Task<Launched> LaunchAsync(ReplicaAllocation replica, CancellationToken ct);

    /// <summary>
    /// Looks for what would make every start fail (a program that is not installed, data of another version) before
    /// anything is started.
    /// </summary>
    Task CheckAsync(CancellationToken ct);
}
