namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an asset template, written <c>tmpl_&lt;uuid&gt;</c>.</summary>
public readonly record struct TemplateId(Guid Value) : IPrefixedId<TemplateId>
{
    public static string Prefix => "tmpl";

    public static TemplateId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
