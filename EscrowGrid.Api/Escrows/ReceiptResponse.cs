using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Api.Escrows;

/// <summary>Money that came in.</summary>
/// <param name="ProviderId">The provider's object.</param>
/// <param name="Amount">How much.</param>
/// <param name="Applied">How much of it pays for the escrow; the rest goes back.</param>
/// <param name="Sender">Where it came from; for the buyer and the staff, where it is known.</param>
internal sealed record ReceiptResponse(string ProviderId, string Amount, string Applied, string? Sender)
{
    public static ReceiptResponse For(EscrowActor actor, Receipt receipt) => new(
        receipt.ProviderId,
        Cents.Of(receipt.Amount),
        Cents.Of(receipt.Applied),
        actor.Class is ActorClass.Seller ? null : receipt.Sender);
}
