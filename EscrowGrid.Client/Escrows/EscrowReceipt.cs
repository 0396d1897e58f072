namespace EscrowGrid.Client.Escrows;

/// <summary>Money that came in, in cents.</summary>
/// <param name="ProviderId">The provider's object.</param>
/// <param name="Amount">How much.</param>
/// <param name="Applied">How much of it pays for the escrow; the rest goes back.</param>
/// <param name="Sender">Where it came from; null for the seller, and where nobody knows.</param>
public sealed record EscrowReceipt(string ProviderId, string Amount, string Applied, string? Sender = null);
