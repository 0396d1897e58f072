namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a difference between books, written <c>brk_&lt;uuid&gt;</c>.</summary>
public readonly record struct BreakId(Guid Value) : IPrefixedId<BreakId>
{
    public static string Prefix => "brk";

    public static BreakId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
