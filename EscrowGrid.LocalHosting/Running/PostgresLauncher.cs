using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Starts a Postgres resource: its server on its volume, and then its databases.</summary>
internal sealed class PostgresLauncher(PostgresServerResource resource, StateDirectory state, LogBook logs) : ILauncher
{
    public async Task CheckAsync(CancellationToken ct) => await PostgresCluster.CheckAsync(Folder, ct);

    public async Task<Launched> LaunchAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        var server = await PostgresServer.StartAsync(
            new PostgresServerOptions
            {
                DataDirectory = Folder,
                ScratchDirectory = state.Scratch,
                Port = resource.PrimaryEndpoint.Port,
                UserName = await resource.UserName.GetValueAsync(ct) ?? PostgresServerResource.DefaultUserName,
                Password = await resource.PasswordParameter.GetValueAsync(ct),
                Log = line => logs.Add(resource.Name, replica.Name, LogStream.Error, line),
            },
            ct);
        try
        {
            // Whoever waits for the server or a database finds every database there.
            foreach (var database in resource.Databases)
                await server.CreateDatabaseAsync(database.DatabaseName, ct);
            return new Launched(new PostgresProcess(server), []);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private string? Folder => DataVolume.FolderOf(resource, state);
}
