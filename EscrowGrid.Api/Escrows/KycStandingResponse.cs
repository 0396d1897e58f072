using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Escrows;

/// <summary>How well a party was known when it was looked at.</summary>
/// <param name="Tier">Its tier.</param>
/// <param name="Verified">Whether the institution had verified who it is.</param>
internal sealed record KycStandingResponse(string Tier, bool Verified)
{
    public static KycStandingResponse From(KycStanding standing) =>
        new(WireName<KycTier>.Of(standing.Tier), standing.IsVerified);
}
