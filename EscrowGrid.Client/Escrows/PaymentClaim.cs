namespace EscrowGrid.Client.Escrows;

/// <summary>What somebody says of a payment. It moves nothing.</summary>
/// <param name="TransactionId">What the payment is called where it was made.</param>
/// <param name="Evidence">What else speaks for it; null where nothing was said.</param>
public sealed record PaymentClaim(string TransactionId, string? Evidence = null);
