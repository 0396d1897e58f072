using EscrowGrid.Client.Users;

namespace EscrowGrid.Client.Escrows;

/// <summary>How well a party was known when it was looked at.</summary>
/// <param name="Tier">Its tier.</param>
/// <param name="Verified">Whether the institution had verified who it is.</param>
public sealed record KycStanding(KycTier Tier, bool Verified);
