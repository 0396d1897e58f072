using EscrowGrid.LocalHosting.Processes;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>A Postgres server that runs.</summary>
internal sealed class PostgresProcess(PostgresServer server) : ILaunchedProcess
{
    public ProcessIdentity Identity => server.Identity;

    public UnixSignal StopSignal => UnixSignal.Interrupt;

    public Task<int> Exited => server.Exited;

    public Task StopAsync(TimeSpan limit) => server.StopAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
