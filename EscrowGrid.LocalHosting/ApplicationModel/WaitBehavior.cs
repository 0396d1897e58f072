namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>What to do when the resource waited for has failed.</summary>
public enum WaitBehavior
{
    /// <summary>Keep waiting: somebody may repair and restart it. The default while there is a dashboard.</summary>
    WaitOnResourceUnavailable,

    /// <summary>Give up: the waiting resource fails too. The default without a dashboard, as in tests.</summary>
    StopOnResourceUnavailable,
}
