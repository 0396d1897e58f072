using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Starts and stops resources by command name.</summary>
public sealed class ResourceCommandService
{
    private readonly IResourceCatalogue _catalogue;

    internal ResourceCommandService(IResourceCatalogue catalogue)
    {
        _catalogue = catalogue;
    }

    /// <summary>Runs one of <see cref="KnownResourceCommands"/> on a resource or one of its replicas.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        try
        {
            await Command(commandName)(resourceId, cancellationToken);
            return new ExecuteCommandResult { Success = true };
        }
        catch (LocalHostingException e)
        {
            return new ExecuteCommandResult { Success = false, ErrorMessage = e.Message };
        }
    }

    private Func<string, CancellationToken, Task> Command(string name) =>
        name == KnownResourceCommands.StartCommand ? _catalogue.StartAsync
        : name == KnownResourceCommands.StopCommand ? _catalogue.StopAsync
        : name == KnownResourceCommands.RestartCommand ? _catalogue.RestartAsync
        : throw new LocalHostingException($"There is no command '{name}'.");
}
