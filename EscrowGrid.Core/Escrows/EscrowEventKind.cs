namespace EscrowGrid.Core.Escrows;

/// <summary>What happened to an escrow.</summary>
public enum EscrowEventKind
{
    Created,

    /// <summary>Somebody says that it is paid, and its provider is asked. Nothing has moved.</summary>
    PaymentClaimed,

    /// <summary>Some of the money has come in, and not all.</summary>
    PartlyFunded,

    /// <summary>All of it has.</summary>
    FundsHeld,

    /// <summary>Money came in that nothing awaits; it is to go back.</summary>
    PaymentReturned,

    /// <summary>It was divided; its parts are escrows of their own from now on.</summary>
    MilestonesAgreed,

    /// <summary>One of its milestones is in another state, and it is not.</summary>
    MilestoneMoved,

    /// <summary>Its milestones that wait for money are being cancelled.</summary>
    Cancelling,

    Delivered,
    Disputed,

    /// <summary>A party has proposed how to end the dispute.</summary>
    OfferMade,

    /// <summary>A proposal was taken back, or declined.</summary>
    OfferDropped,

    /// <summary>A party wants the staff to decide.</summary>
    DisputeEscalated,

    /// <summary>Somebody of the staff has taken it up.</summary>
    DisputeReviewed,

    /// <summary>What was agreed for a deadline happens soon, unless somebody acts.</summary>
    DeadlineApproaching,

    /// <summary>A deadline has passed and nothing follows: the installation has switched that off.</summary>
    DeadlineHeldBack,

    /// <summary>Who gets the money is decided; it is on its way out.</summary>
    Settling,

    DecisionWithdrawn,
    SettlementSubmitted,
    SettlementConfirmed,
    SettlementFailed,
    SettlementRetried,

    /// <summary>The staff do not want it to be paid.</summary>
    SettlementStopped,

    /// <summary>The last of it has been paid; the seller got some or all.</summary>
    Released,

    /// <summary>The last of it has been paid; the buyer got all.</summary>
    Refunded,

    Cancelled,
}
