using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Compliance;

/// <summary>How well a party was known when it was looked at.</summary>
/// <param name="Tier">Its tier.</param>
/// <param name="IsVerified">Whether the institution had verified who it is.</param>
public sealed record KycStanding(KycTier Tier, bool IsVerified)
{
    public static KycStanding Of(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return new KycStanding(user.KycTier, user.IsKycVerified);
    }
}
