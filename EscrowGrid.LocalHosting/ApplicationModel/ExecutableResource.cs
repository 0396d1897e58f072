namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Any program.</summary>
public sealed class ExecutableResource : Resource,
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal ExecutableResource(string name, string command, string workingDirectory) : base(name)
    {
        Command = command;
        WorkingDirectory = workingDirectory;
    }

    /// <summary>A path, or a name to be found on PATH.</summary>
    public string Command { get; }

    /// <summary>Absolute path.</summary>
    public string WorkingDirectory { get; }
}
