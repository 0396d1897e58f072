namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an institution, written <c>inst_&lt;uuid&gt;</c>.</summary>
public readonly record struct InstitutionId(Guid Value) : IPrefixedId<InstitutionId>
{
    public static string Prefix => "inst";

    public static InstitutionId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
