namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>
/// The accounts that money moves between. Each subject (a position, an escrow) has its own of every kind but
/// <see cref="Outside"/>, which is the rest of the world.
/// </summary>
public enum AccountKind
{
    /// <summary>Where money comes from and what has left for good; the only one that may be below zero.</summary>
    Outside,

    /// <summary>What was paid in and has not left yet.</summary>
    Held,

    /// <summary>What has gone to whom it was held for.</summary>
    Released,

    /// <summary>What has gone back to who paid it in.</summary>
    Refunded,

    /// <summary>What came in and is not what was agreed: a part of it, or too much. Of escrows only.</summary>
    Unapplied,

    /// <summary>What was decided about and is on its way out. Of escrows only.</summary>
    Reserved,

    /// <summary>What the marketplace keeps for its service. Of escrows only.</summary>
    Fees,
}
