namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a policy, written <c>pol_&lt;uuid&gt;</c>.</summary>
public readonly record struct PolicyId(Guid Value) : IPrefixedId<PolicyId>
{
    public static string Prefix => "pol";

    public static PolicyId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
