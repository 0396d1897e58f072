using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Starts a project or an executable.</summary>
internal sealed class ProgramLauncher(
    IResource resource, ProgramCommand command, ProgramEnvironment environment, LogBook logs) : ILauncher
{
    public Task CheckAsync(CancellationToken ct)
    {
        command.Check();
        return Task.CompletedTask;
    }

    public async Task<Launched> LaunchAsync(ReplicaAllocation replica, CancellationToken ct)
    {
        var variables = await environment.EvaluateAsync(resource, replica, ct);
        var arguments = await environment.EvaluateArgumentsAsync(resource, ct);
        var child = await ChildProcess.StartAsync(
            new ChildProcessOptions(command.FileName, [.. command.Arguments, .. arguments])
            {
                WorkingDirectory = command.WorkingDirectory,
                Environment =
                [
                    .. environment.Inherited,
                    .. variables.Select(v => KeyValuePair.Create<string, string?>(v.Name, v.Value)),
                ],
                OnOutput = line => logs.Add(resource.Name, replica.Name, LogStream.Output, line),
                OnError = line => logs.Add(resource.Name, replica.Name, LogStream.Error, line),
            });
        return new Launched(new ProgramProcess(child), variables);
    }
}
