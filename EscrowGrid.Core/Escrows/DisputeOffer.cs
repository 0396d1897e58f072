namespace EscrowGrid.Core.Escrows;

/// <summary>How a party proposes to end a dispute.</summary>
/// <param name="Version">The version of the escrow that it made; names it, so that nobody accepts another one than he
/// has seen.</param>
/// <param name="By">Buyer or seller; the other one may accept.</param>
/// <param name="Outcome">Who gets the money.</param>
/// <param name="RefundAmount">What the buyer gets of a split; null otherwise.</param>
/// <param name="At">When, in UTC.</param>
public sealed record DisputeOffer(
    long Version, EscrowActor By, DisputeOutcome Outcome, Amount? RefundAmount, DateTimeOffset At);
