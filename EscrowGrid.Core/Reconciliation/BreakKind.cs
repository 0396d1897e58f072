namespace EscrowGrid.Core.Reconciliation;

/// <summary>In what two books differ. "Here" is EscrowGrid, "there" the payment provider.</summary>
public enum BreakKind
{
    /// <summary>Money came in there, and is in no row here.</summary>
    PaymentMissingHere,

    /// <summary>Money counts here, and the provider has none of it, or has undone it.</summary>
    PaymentMissingThere,

    /// <summary>The same money is another amount there.</summary>
    PaymentDiffers,

    /// <summary>Money left there that nobody decided about here, or whose settlement was given up.</summary>
    PayoutMissingHere,

    /// <summary>A settlement is confirmed here, and its money has not moved there.</summary>
    PayoutMissingThere,

    /// <summary>The payout of a settlement is another one there: its amount, its destination.</summary>
    PayoutDiffers,

    /// <summary>One settlement was paid more than once.</summary>
    PayoutRepeated,

    /// <summary>A payout was taken back there after it was confirmed.</summary>
    PayoutReversed,

    /// <summary>
    /// For longer than <see cref="Limits.SettlementStuck"/> a settlement has had no end, or has failed and waits for
    /// staff.
    /// </summary>
    PayoutStuck,

    /// <summary>
    /// The balances of an escrow's accounts are not what its receipts and settlements sum up to, or its receipts are
    /// not its money that came in.
    /// </summary>
    BooksDiffer,

    /// <summary>
    /// For longer than <see cref="Limits.UnreadListPatience"/> nobody could read the provider's list of what came in
    /// for an escrow: money may be there that nobody sees.
    /// </summary>
    ListUnread,
}
