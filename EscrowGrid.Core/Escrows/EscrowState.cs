namespace EscrowGrid.Core.Escrows;

/// <summary>Where an escrow stands; the seven states of the specification, section 2.1.</summary>
public enum EscrowState
{
    /// <summary>Agreed, and not paid in full yet. The first.</summary>
    AwaitFunds,

    /// <summary>The money is there; the seller may deliver.</summary>
    FundsHeld,

    /// <summary>The seller says that it is delivered; the buyer may accept or object.</summary>
    Delivered,

    /// <summary>Buyer and seller disagree; nothing moves by itself.</summary>
    Disputed,

    /// <summary>The seller has been paid, in full or with a part that the buyer got back. Final.</summary>
    Released,

    /// <summary>The buyer has all of it back. Final.</summary>
    Refunded,

    /// <summary>Nothing was paid for it. Final.</summary>
    Cancelled,
}
