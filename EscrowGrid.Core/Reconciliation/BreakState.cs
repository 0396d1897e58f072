namespace EscrowGrid.Core.Reconciliation;

/// <summary>Whether somebody has to look at a difference.</summary>
public enum BreakState
{
    /// <summary>It is there.</summary>
    Open,

    /// <summary>It is gone, or somebody has dealt with it.</summary>
    Resolved,
}
