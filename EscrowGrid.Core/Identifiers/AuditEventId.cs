namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an audit event, written <c>aud_&lt;uuid&gt;</c>.</summary>
public readonly record struct AuditEventId(Guid Value) : IPrefixedId<AuditEventId>
{
    public static string Prefix => "aud";

    public static AuditEventId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
