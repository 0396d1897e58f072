namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The start of a resource waits for another one.</summary>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The resource waited for.</summary>
    public IResource Resource => resource;

    /// <summary>What it is waited for.</summary>
    public WaitType WaitType => waitType;

    /// <summary>The exit code that counts as success of <see cref="WaitType.WaitForCompletion"/>.</summary>
    public int ExitCode => exitCode;

    /// <summary>Null for the application's default.</summary>
    public WaitBehavior? WaitBehavior { get; init; }
}
