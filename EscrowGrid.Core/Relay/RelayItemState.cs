namespace EscrowGrid.Core.Relay;

/// <summary>What an event that a consumer has yet to handle, beside its place in the log, waits for.</summary>
public enum RelayItemState
{
    /// <summary>For the time of its next attempt.</summary>
    Retrying,

    /// <summary>For an earlier event of its subject.</summary>
    Waiting,

    /// <summary>For an operator.</summary>
    Dead,
}
