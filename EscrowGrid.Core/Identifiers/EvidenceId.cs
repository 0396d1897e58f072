namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of an evidence file, written <c>evd_&lt;uuid&gt;</c>.</summary>
public readonly record struct EvidenceId(Guid Value) : IPrefixedId<EvidenceId>
{
    public static string Prefix => "evd";

    public static EvidenceId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
