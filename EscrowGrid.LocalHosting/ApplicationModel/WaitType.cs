namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>What a resource waits for.</summary>
public enum WaitType
{
    /// <summary>Every replica runs and is healthy.</summary>
    WaitUntilHealthy,

    /// <summary>It has ended, with the expected exit code.</summary>
    WaitForCompletion,

    /// <summary>Every replica runs.</summary>
    WaitUntilStarted,
}
