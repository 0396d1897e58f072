namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a user's session, written <c>ses_&lt;uuid&gt;</c>. No secret: it opens nothing.</summary>
public readonly record struct SessionId(Guid Value) : IPrefixedId<SessionId>
{
    public static string Prefix => "ses";

    public static SessionId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
