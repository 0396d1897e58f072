namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an outbox message, and of the event that it becomes, written <c>evt_&lt;uuid&gt;</c>.</summary>
public readonly record struct OutboxMessageId(Guid Value) : IPrefixedId<OutboxMessageId>
{
    public static string Prefix => "evt";

    public static OutboxMessageId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
