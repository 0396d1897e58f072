namespace EscrowGrid.Core.Access;

/// <summary>What a user of an institution's marketplace may do there (escrow-services.md 2.3; trap T-43).</summary>
public enum UserRole
{
    /// <summary>Buys and sells: sees and moves what it is itself a party of.</summary>
    Party,

    /// <summary>Works for the institution: sees everything, and handles what parties cannot.</summary>
    Staff,

    /// <summary>Decides who may trade: identities, holds, what screening has found.</summary>
    Compliance,

    /// <summary>
    /// The specification's admin: refunds, resolves disputes, gives roles. May also do what the others of the staff
    /// may.
    /// </summary>
    Admin,
}
