namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a user of a marketplace, party or staff, written <c>usr_&lt;uuid&gt;</c>.</summary>
public readonly record struct UserId(Guid Value) : IPrefixedId<UserId>
{
    public static string Prefix => "usr";

    public static UserId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
