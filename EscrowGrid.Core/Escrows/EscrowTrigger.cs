namespace EscrowGrid.Core.Escrows;

/// <summary>What takes an escrow from one state to another.</summary>
public enum EscrowTrigger
{
    /// <summary>All of the money has come in.</summary>
    AcceptFunds,

    Cancel,
    Deliver,
    Dispute,

    /// <summary>To the seller, undisputed.</summary>
    Release,

    /// <summary>Back to the buyer, undisputed.</summary>
    Refund,

    /// <summary>The end of a dispute, whichever way.</summary>
    Resolve,
}
