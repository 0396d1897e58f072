namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a message in a dispute, written <c>dsm_&lt;uuid&gt;</c>.</summary>
public readonly record struct DisputeMessageId(Guid Value) : IPrefixedId<DisputeMessageId>
{
    public static string Prefix => "dsm";

    public static DisputeMessageId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
