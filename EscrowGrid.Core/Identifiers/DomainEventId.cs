namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an event of the event log, written <c>evt_&lt;uuid&gt;</c>.</summary>
public readonly record struct DomainEventId(Guid Value) : IPrefixedId<DomainEventId>
{
    public static string Prefix => "evt";

    public static DomainEventId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
