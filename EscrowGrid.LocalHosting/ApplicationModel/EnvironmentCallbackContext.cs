using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>What an environment callback is given.</summary>
public sealed class EnvironmentCallbackContext
{
    internal EnvironmentCallbackContext(
        IResource resource, DistributedApplicationExecutionContext executionContext, ReplicaAllocation? replica)
    {
        Resource = resource;
        ExecutionContext = executionContext;
        Replica = replica;
    }

    /// <summary>The variables so far, in order. A value is a string or an <see cref="IValueProvider"/>.</summary>
    public OrderedDictionary<string, object> EnvironmentVariables { get; } = new(StringComparer.Ordinal);

    /// <summary>The resource whose environment it is.</summary>
    public IResource Resource { get; }

    /// <summary>Whether the application runs or is published.</summary>
    public DistributedApplicationExecutionContext ExecutionContext { get; }

    /// <summary>Cancels the start.</summary>
    public CancellationToken CancellationToken { get; internal init; }

    /// <summary>The process that is being started; null when the manifest is written.</summary>
    internal ReplicaAllocation? Replica { get; }
}
