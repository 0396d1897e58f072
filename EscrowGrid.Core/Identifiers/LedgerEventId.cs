namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a ledger event, written <c>led_&lt;uuid&gt;</c>.</summary>
public readonly record struct LedgerEventId(Guid Value) : IPrefixedId<LedgerEventId>
{
    public static string Prefix => "led";

    public static LedgerEventId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
