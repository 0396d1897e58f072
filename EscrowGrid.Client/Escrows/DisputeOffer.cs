namespace EscrowGrid.Client.Escrows;

/// <summary>How a party proposes to end a dispute.</summary>
/// <param name="Version">Names it.</param>
/// <param name="By">BUYER or SELLER; the other one may accept.</param>
/// <param name="Resolution">Who gets the money.</param>
/// <param name="At">When.</param>
/// <param name="RefundAmount">What the buyer gets of a split, in cents; null otherwise.</param>
public sealed record DisputeOffer(
    long Version, string By, DisputeResolution Resolution, DateTimeOffset At, string? RefundAmount = null);
