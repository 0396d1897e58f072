namespace EscrowGrid.Core.Payments;

/// <summary>Money in the list of a way in that it did not come by.</summary>
/// <param name="CollectionId">The <see cref="Collection.ProviderId"/> that it says; null where it says none.</param>
/// <param name="Payment">As far as it can be read.</param>
public sealed record StrayPayment(string? CollectionId, InboundPayment Payment);
