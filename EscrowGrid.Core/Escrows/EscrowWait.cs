namespace EscrowGrid.Core.Escrows;

/// <summary>What an escrow waits for; each has a deadline, or is agreed to have none.</summary>
public enum EscrowWait
{
    /// <summary>All of the money.</summary>
    Payment,

    /// <summary>The seller's delivery.</summary>
    Delivery,

    /// <summary>The buyer's word about it.</summary>
    Acceptance,

    /// <summary>The end of a dispute.</summary>
    Resolution,
}
