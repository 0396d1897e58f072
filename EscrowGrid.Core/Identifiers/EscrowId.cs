namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an escrow, written <c>esc_&lt;uuid&gt;</c>.</summary>
public readonly record struct EscrowId(Guid Value) : IPrefixedId<EscrowId>
{
    public static string Prefix => "esc";

    public static EscrowId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
