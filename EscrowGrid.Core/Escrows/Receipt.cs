namespace EscrowGrid.Core.Escrows;

/// <summary>Money that came in for an escrow, in its currency.</summary>
/// <param name="ProviderId">The provider's object; its money goes back by it.</param>
/// <param name="Amount">How much came in.</param>
/// <param name="Sender">Where it came from, and goes back to; null where the provider knows that by itself.</param>
/// <param name="Applied">How much of it pays for the escrow.</param>
public sealed record Receipt(string ProviderId, Amount Amount, string? Sender, Balance Applied);
