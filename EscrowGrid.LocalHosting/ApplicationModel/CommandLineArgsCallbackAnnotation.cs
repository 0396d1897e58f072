namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Adds command line arguments.</summary>
public sealed class CommandLineArgsCallbackAnnotation(Func<CommandLineArgsCallbackContext, Task> callback)
    : IResourceAnnotation
{
    /// <summary>Called in the order of the annotations.</summary>
    public Func<CommandLineArgsCallbackContext, Task> Callback => callback;
}
