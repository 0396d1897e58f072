using EscrowGrid.Client.Users;

namespace EscrowGrid.Client.Escrows;

/// <summary>How well the parties were known when an escrow was opened, whatever is known of them now.</summary>
/// <param name="Required">The tier that both needed; null where nobody was looked at.</param>
/// <param name="Buyer">Null for the seller.</param>
/// <param name="Seller">Null for the buyer.</param>
public sealed record EscrowKyc(KycTier? Required, KycStanding? Buyer, KycStanding? Seller);
