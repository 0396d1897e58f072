namespace EscrowGrid.Core.Payments;

/// <summary>Money that a provider says came in.</summary>
/// <param name="ProviderId">The provider's object for this very money: a charge, a transaction and log index.</param>
/// <param name="Money">How much of what, exactly as received. Null where it is an asset we do not know.</param>
/// <param name="Asset">The provider's own word for the asset: a currency, or the address of a token's contract.</param>
/// <param name="Sender">Whom it came from: an address; null for a card.</param>
/// <param name="State">How far it is.</param>
public sealed record InboundPayment(string ProviderId, Money? Money, string Asset, string? Sender, InboundState State)
{
    /// <summary>How much of it the provider has given back, whoever asked for it; a refund that failed is none.
    /// </summary>
    public Balance Refunded { get; init; }
}
