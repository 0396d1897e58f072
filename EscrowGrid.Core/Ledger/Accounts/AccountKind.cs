namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>
/// The accounts that money moves between. Each subject (a position) has its own of every kind but
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
}
