namespace EscrowGrid.Client.Escrows;

/// <summary>How a party proposes to end a dispute.</summary>
/// <param name="Resolution">Who gets the money.</param>
/// <param name="RefundAmount">What the buyer gets of a split, in cents; null otherwise.</param>
public sealed record NewOffer(DisputeResolution Resolution, string? RefundAmount = null);
