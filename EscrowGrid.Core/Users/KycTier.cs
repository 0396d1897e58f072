using System.Diagnostics.CodeAnalysis;

namespace EscrowGrid.Core.Users;

/// <summary>How well an institution knows a user, in ascending order (escrow-services.md 16).</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The specification's names: TIER_0, TIER_1, TIER_2.")]
public enum KycTier
{
    /// <summary>May look round.</summary>
    Tier_0,

    /// <summary>Has linked an account.</summary>
    Tier_1,

    /// <summary>Was verified by the staff.</summary>
    Tier_2,
}
