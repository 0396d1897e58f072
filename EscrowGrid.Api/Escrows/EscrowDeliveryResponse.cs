using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Api.Escrows;

/// <summary>What the seller says was delivered.</summary>
internal sealed record EscrowDeliveryResponse(DateTimeOffset At, string Title, string? Description)
{
    public static EscrowDeliveryResponse From(Delivery delivery) =>
        new(delivery.At, delivery.Title, delivery.Description);
}
