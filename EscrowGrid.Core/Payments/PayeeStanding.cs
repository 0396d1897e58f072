namespace EscrowGrid.Core.Payments;

/// <summary>Whether whoever is to be paid can take money at the provider now.</summary>
/// <param name="Account">The provider's account of it.</param>
/// <param name="Restriction">Why it can take none, as the provider's code; null where it can.</param>
public sealed record PayeeStanding(string Account, string? Restriction);
