using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Starts a Redis resource.</summary>
internal sealed class RedisLauncher(RedisResource resource, StateDirectory state, LogBook logs) : ILauncher
{
    public Task CheckAsync(CancellationToken ct)
    {
        RedisServer.FindProgram();
        return Task.CompletedTask;
    }

    public async Task<Launched> LaunchAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        var server = await RedisServer.StartAsync(
            new RedisServerOptions
            {
                DataDirectory = DataVolume.FolderOf(resource, state),
                ScratchDirectory = state.Scratch,
                Port = resource.PrimaryEndpoint.Port,
                Password = await resource.PasswordParameter.GetValueAsync(ct),
                Log = line => logs.Add(resource.Name, replica.Name, LogStream.Output, line),
            },
            ct);
        return new Launched(new RedisProcess(server), []);
    }
}
