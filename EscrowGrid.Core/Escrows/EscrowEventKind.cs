namespace EscrowGrid.Core.Escrows;

/// <summary>What happened to an escrow.</summary>
public enum EscrowEventKind
{
    Created,

    /// <summary>Some of the money has come in, and not all.</summary>
    PartlyFunded,

    /// <summary>All of it has.</summary>
    FundsHeld,

    /// <summary>Money came in that nothing awaits; it is to go back.</summary>
    PaymentReturned,

    Delivered,
    Disputed,

    /// <summary>Who gets the money is decided; it is on its way out.</summary>
    Settling,

    DecisionWithdrawn,
    SettlementSubmitted,
    SettlementConfirmed,
    SettlementFailed,
    SettlementRetried,

    /// <summary>The last of it has been paid; the seller got some or all.</summary>
    Released,

    /// <summary>The last of it has been paid; the buyer got all.</summary>
    Refunded,

    Cancelled,
}
