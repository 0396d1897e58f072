namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What is known of a replay that has no result.</summary>
public enum ReplayRunState
{
    Running,

    /// <summary>It ended with an error, or its worker was stopped; its job says more and is tried again.</summary>
    Failed,

    /// <summary>Its worker has told nothing for a while: it is gone, or cannot reach the database.</summary>
    Lost,
}
