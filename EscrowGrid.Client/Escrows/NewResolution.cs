namespace EscrowGrid.Client.Escrows;

/// <summary>How the staff ends a dispute.</summary>
/// <param name="Resolution">Who gets the money.</param>
/// <param name="Reason">Why, at most 5,000 characters.</param>
/// <param name="RefundAmount">What the buyer gets of a split, in cents; null otherwise.</param>
public sealed record NewResolution(DisputeResolution Resolution, string Reason, string? RefundAmount = null);
