namespace EscrowGrid.Api.Escrows;

/// <summary>What somebody said of a payment. It has moved nothing.</summary>
/// <param name="TransactionId">What the payment is called where it was made.</param>
/// <param name="Evidence">What else was said; absent where nothing was.</param>
internal sealed record ClaimResponse(string TransactionId, string? Evidence);
