using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>How a party proposes to end a dispute.</summary>
/// <param name="Version">Names it.</param>
/// <param name="By">Buyer or seller; the other one may accept.</param>
/// <param name="Resolution">Who gets the money.</param>
/// <param name="RefundAmount">What the buyer gets of a split.</param>
/// <param name="At">When.</param>
internal sealed record OfferResponse(
    long Version, string By, string Resolution, string? RefundAmount, DateTimeOffset At)
{
    public static OfferResponse From(DisputeOffer offer) => new(
        offer.Version,
        WireName<ActorClass>.Of(offer.By.Class),
        WireName<DisputeOutcome>.Of(offer.Outcome),
        offer.RefundAmount is { } amount ? Cents.Of(amount) : null,
        offer.At);
}
