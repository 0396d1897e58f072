namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a position, written <c>pos_&lt;uuid&gt;</c>.</summary>
public readonly record struct PositionId(Guid Value) : IPrefixedId<PositionId>
{
    public static string Prefix => "pos";

    public static PositionId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
