namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A .NET project of this repository, started from its built assembly.</summary>
public sealed class ProjectResource : Resource,
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal ProjectResource(string name, IProjectMetadata metadata) : base(name)
    {
        Metadata = metadata;
    }

    /// <summary>Where the project and its assembly are.</summary>
    public IProjectMetadata Metadata { get; }
}
