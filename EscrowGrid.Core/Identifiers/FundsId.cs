namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of money that a provider says came in, written <c>fnd_&lt;uuid&gt;</c>.</summary>
public readonly record struct FundsId(Guid Value) : IPrefixedId<FundsId>
{
    public static string Prefix => "fnd";

    public static FundsId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
