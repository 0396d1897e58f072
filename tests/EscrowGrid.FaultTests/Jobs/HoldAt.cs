namespace EscrowGrid.FaultTests.Jobs;

/// <summary>Where a run stops and waits to be killed.</summary>
public enum HoldAt
{
    /// <summary>Nothing is written yet.</summary>
    BeforeItsWrite,

    /// <summary>The effect and the acknowledgement are stored, and the worker does not know it yet.</summary>
    AfterItsWrite,
}
