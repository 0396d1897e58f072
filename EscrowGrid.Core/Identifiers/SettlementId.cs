namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a settlement: money on its way out of an escrow, written <c>set_&lt;uuid&gt;</c>.</summary>
public readonly record struct SettlementId(Guid Value) : IPrefixedId<SettlementId>
{
    public static string Prefix => "set";

    public static SettlementId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
