namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>What a command line callback is given.</summary>
public sealed class CommandLineArgsCallbackContext
{
    internal CommandLineArgsCallbackContext(IResource resource, DistributedApplicationExecutionContext executionContext)
    {
        Resource = resource;
        ExecutionContext = executionContext;
    }

    /// <summary>The arguments so far. A value is a string or an <see cref="IValueProvider"/>.</summary>
    public IList<object> Args { get; } = [];

    /// <summary>The resource whose arguments they are.</summary>
    public IResource Resource { get; }

    /// <summary>Whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; }
}
