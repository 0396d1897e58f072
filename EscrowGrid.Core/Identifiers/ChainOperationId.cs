namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an operation of the on-chain mirror, written <c>chn_&lt;uuid&gt;</c>.</summary>
public readonly record struct ChainOperationId(Guid Value) : IPrefixedId<ChainOperationId>
{
    public static string Prefix => "chn";

    public static ChainOperationId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
