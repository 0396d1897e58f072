namespace EscrowGrid.Core.Identifiers;

/// <summary>The id of a disagreement about an escrow, written <c>dsp_&lt;uuid&gt;</c>.</summary>
public readonly record struct DisputeId(Guid Value) : IPrefixedId<DisputeId>
{
    public static string Prefix => "dsp";

    public static DisputeId From(Guid value) => new(value);

    public override string ToString() => PrefixedId.Format(this);
}
