namespace EscrowGrid.LocalHosting;

/// <summary>Tells whether the application runs or is published.</summary>
public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    /// <summary>What the AppHost was started for.</summary>
    public DistributedApplicationOperation Operation => operation;

    /// <summary>The application runs on this machine.</summary>
    public bool IsRunMode => operation == DistributedApplicationOperation.Run;

    /// <summary>The manifest is written.</summary>
    public bool IsPublishMode => operation == DistributedApplicationOperation.Publish;
}
