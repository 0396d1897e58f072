using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>A payment out of an escrow.</summary>
/// <param name="SettlementId">Its id, and its idempotency key at the provider.</param>
/// <param name="Decision">The version of the escrow that decided it.</param>
/// <param name="Kind">Why money leaves.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Amount">How much leaves.</param>
/// <param name="Fee">What the marketplace keeps when it is confirmed.</param>
/// <param name="Destination">Where to, for who gets it and the staff; absent for back to where it came from.</param>
/// <param name="ProviderId">The provider's object, once one is known.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record SettlementResponse(
    string SettlementId,
    long Decision,
    string Kind,
    string Status,
    string Amount,
    string Fee,
    string? Destination,
    string? ProviderId,
    string? Error)
{
    /// <summary>When the staff asked that it be not paid; absent where they did not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What other means call it by which it was paid; for the staff alone.</summary>
    public string? Elsewhere { get; init; }

    public static SettlementResponse For(EscrowActor actor, Settlement settlement)
    {
        var other = settlement.Kind is SettlementKind.Release ? ActorClass.Buyer : ActorClass.Seller;
        return new SettlementResponse(
            settlement.Id.ToString(),
            settlement.Decision,
            WireName<SettlementKind>.Of(settlement.Kind),
            WireName<SettlementState>.Of(settlement.State),
            Cents.Of(settlement.Amount),
            Cents.Of(settlement.Fee),
            actor.Class == other ? null : settlement.Destination,
            settlement.ProviderId,
            settlement.Error)
        {
            StoppedAt = settlement.StoppedAt,
            Elsewhere = actor.Class is ActorClass.Staff ? settlement.Elsewhere : null,
        };
    }
}
