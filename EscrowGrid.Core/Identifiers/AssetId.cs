namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an asset, written <c>ast_&lt;uuid&gt;</c>.</summary>
public readonly record struct AssetId(Guid Value) : IPrefixedId<AssetId>
{
    public static string Prefix => "ast";

    public static AssetId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
