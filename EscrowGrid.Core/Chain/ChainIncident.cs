namespace EscrowGrid.Core.Chain;

/// <summary>What operators want to hear of.</summary>
public enum ChainIncident
{
    None,

    /// <summary>The block of a record is no longer part of the chain.</summary>
    Reorganised,

    /// <summary>Somebody else has sent a transaction from the mirror's account.</summary>
    NonceTaken,

    /// <summary>An attempt failed.</summary>
    Failed,

    /// <summary>The last attempt failed.</summary>
    Exhausted,
}
