namespace EscrowGrid.Rails.Stripe;

/// <summary>Names in Stripe's objects that the rail writes and reads again.</summary>
internal static class StripeFields
{
    public const string Amount = "amount";
    public const string Charge = "charge";
    public const string Currency = "currency";
    public const string Escrow = "escrow_id";
    public const string Id = "id";
    public const string Kind = "object";
    public const string Metadata = "metadata";
    public const string Settlement = "settlement_id";
    public const string Status = "status";
    public const string TransferGroup = "transfer_group";

    /// <summary>Stripe's word for the only currency of this rail.</summary>
    public const string Usd = "usd";
}
