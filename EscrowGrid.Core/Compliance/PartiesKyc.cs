using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Compliance;

/// <summary>
/// How well both parties of an escrow were known when it was opened, whatever is known of them later (specification,
/// section 16). A part of an agreement has the agreement's.
/// </summary>
/// <param name="Buyer">Who pays in.</param>
/// <param name="Seller">Who is paid.</param>
/// <param name="Required">The tier that both needed, and have to have at every look after it; null where the
/// installation let everybody in.</param>
public sealed record PartiesKyc(KycStanding Buyer, KycStanding Seller, KycTier? Required);
