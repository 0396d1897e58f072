namespace EscrowGrid.LocalHosting;

/// <summary>What the AppHost was started for.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>Run the application on this machine.</summary>
    Run,

    /// <summary>Write the manifest and end.</summary>
    Publish,
}
