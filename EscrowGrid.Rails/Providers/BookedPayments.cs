using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Providers;

/// <summary>Payments as they stand in a provider's books.</summary>
internal static class BookedPayments
{
    public static BookedObject ToBooked(this InboundPayment payment, DateTimeOffset at, string? collection) => new(
        BookedKind.Payment,
        payment.ProviderId,
        at,
        payment.State switch
        {
            InboundState.Confirmed => BookedState.Moved,
            InboundState.Failed => BookedState.Undone,
            _ => BookedState.Open,
        },
        payment.Money)
    {
        CollectionId = collection,
    };
}
