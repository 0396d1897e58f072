namespace EscrowGrid.Core.Payments;

/// <summary>An open way for money to come in.</summary>
/// <param name="ProviderId">The provider's object: a payment intent, or a deposit address' id.</param>
/// <param name="ClientSecret">What the payer's browser pays with; of a card only. For the payer, never logged.</param>
/// <param name="DepositAddress">Where coins are sent to, 0x and 40 digits; of a chain only. One escrow's alone.</param>
public sealed record Collection(string ProviderId, string? ClientSecret, string? DepositAddress);
