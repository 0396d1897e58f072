namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an API key (not the key itself), written <c>ak_&lt;uuid&gt;</c>.</summary>
public readonly record struct ApiKeyId(Guid Value) : IPrefixedId<ApiKeyId>
{
    public static string Prefix => "ak";

    public static ApiKeyId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
