namespace EscrowGrid.Client.Escrows;

/// <summary>A payment out of an escrow, in cents.</summary>
/// <param name="SettlementId">Its id, and its idempotency key at the provider.</param>
/// <param name="Decision">The version of the escrow that decided it.</param>
/// <param name="Kind">RELEASE, REFUND or RETURN.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Amount">How much leaves.</param>
/// <param name="Fee">What the marketplace keeps when it is confirmed.</param>
/// <param name="Destination">Where to, for who gets it and the staff; null for back to where it came from.</param>
/// <param name="ProviderId">The provider's object, once one is known.</param>
/// <param name="Error">Why it failed.</param>
public sealed record EscrowSettlement(
    string SettlementId,
    long Decision,
    string Kind,
    SettlementStatus Status,
    string Amount,
    string Fee,
    string? Destination = null,
    string? ProviderId = null,
    string? Error = null)
{
    /// <summary>When the staff asked that it be not paid; null where they did not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What other means call it by which it was paid; for the staff alone.</summary>
    public string? Elsewhere { get; init; }
}
