namespace EscrowGrid.Core.Identifiers;

/// <summary>The id under which a payment provider's webhook is kept, written <c>pev_&lt;uuid&gt;</c>.</summary>
public readonly record struct ProviderEventId(Guid Value) : IPrefixedId<ProviderEventId>
{
    public static string Prefix => "pev";

    public static ProviderEventId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
