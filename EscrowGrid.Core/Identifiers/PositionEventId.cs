namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a lifecycle event, written <c>ple_&lt;uuid&gt;</c>.</summary>
public readonly record struct PositionEventId(Guid Value) : IPrefixedId<PositionEventId>
{
    public static string Prefix => "ple";

    public static PositionEventId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
