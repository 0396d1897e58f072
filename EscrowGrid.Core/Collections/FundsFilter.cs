using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Filters that combine; null means any.</summary>
/// <param name="Institution">The caller's; null for root, who sees what is of no institution too.</param>
public sealed record FundsFilter(InstitutionId? Institution)
{
    public EscrowId? Escrow { get; init; }

    public FundsState? State { get; init; }

    public Rail? Rail { get; init; }

    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "funds");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("escrow", it.Escrow?.ToString());
        json.WriteString("state", it.State?.ToString());
        json.WriteString("rail", it.Rail?.ToString());
    }).Text);
}
