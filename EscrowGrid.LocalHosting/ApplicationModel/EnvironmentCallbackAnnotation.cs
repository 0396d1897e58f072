namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// Adds to a resource's environment, when the manifest is written and each time a process is started.
/// </summary>
public sealed class EnvironmentCallbackAnnotation(Func<EnvironmentCallbackContext, Task> callback) : IResourceAnnotation
{
    /// <summary>Called in the order of the annotations.</summary>
    public Func<EnvironmentCallbackContext, Task> Callback => callback;
}
