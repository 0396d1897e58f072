using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Payments;

/// <summary>Money to be paid out. Fixed when it is reserved; never another under the same id.</summary>
/// <param name="Settlement">The idempotency key at the provider, and how it is looked up.</param>
/// <param name="Escrow">Whose money; groups what belongs together at the provider.</param>
/// <param name="Kind">To the seller, or back.</param>
/// <param name="Money">How much.</param>
/// <param name="Source">The <see cref="InboundPayment.ProviderId"/> that the money came in by.</param>
/// <param name="Destination">A connected account or an address. Null for a refund to where it came from.</param>
public sealed record PayoutRequest(
    SettlementId Settlement, EscrowId Escrow, PayoutKind Kind, Money Money, string Source, string? Destination)
{
    /// <summary>Whether the escrow's money came in by several: then <see cref="Source"/> is one of them, and may have
    /// brought less than is to be paid out.</summary>
    public bool IsOfSeveral { get; init; }
}
