namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a delivery to a webhook, written <c>whd_&lt;uuid&gt;</c>.</summary>
public readonly record struct WebhookDeliveryId(Guid Value) : IPrefixedId<WebhookDeliveryId>
{
    public static string Prefix => "whd";

    public static WebhookDeliveryId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
