namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a webhook, written <c>wh_&lt;uuid&gt;</c>.</summary>
public readonly record struct WebhookId(Guid Value) : IPrefixedId<WebhookId>
{
    public static string Prefix => "wh";

    public static WebhookId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
