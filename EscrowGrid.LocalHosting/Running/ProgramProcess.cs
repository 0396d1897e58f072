using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>A project or an executable that runs.</summary>
internal sealed class ProgramProcess(ChildProcess child) : ILaunchedProcess
{
    public ProcessIdentity Identity => child.Identity;

    public UnixSignal StopSignal => UnixSignal.Terminate;

    public Task<int> Exited => child.Exited;

    public Task StopAsync(TimeSpan limit) => child.StopAsync(limit);

    public ValueTask DisposeAsync() => child.DisposeAsync();
}
