using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>Filters that combine; null means any.</summary>
/// <param name="Institution">The caller's; null for root, who sees what is of no institution too.</param>
public sealed record BreakFilter(InstitutionId? Institution)
{
    public EscrowId? Escrow { get; init; }

    public BreakState? State { get; init; }

    public BreakKind? Kind { get; init; }

    public Rail? Rail { get; init; }

    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "breaks");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("escrow", it.Escrow?.ToString());
        json.WriteString("state", it.State?.ToString());
        json.WriteString("kind", it.Kind?.ToString());
        json.WriteString("rail", it.Rail?.ToString());
    }).Text);
}
