namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an approval, written <c>apr_&lt;uuid&gt;</c>.</summary>
public readonly record struct ApprovalId(Guid Value) : IPrefixedId<ApprovalId>
{
    public static string Prefix => "apr";

    public static ApprovalId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
