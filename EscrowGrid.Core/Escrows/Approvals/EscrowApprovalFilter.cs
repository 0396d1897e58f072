using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>Which approvals a list shows; null does not filter.</summary>
/// <param name="Institution">Whose.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="State">In which state now.</param>
public sealed record EscrowApprovalFilter(InstitutionId? Institution, EscrowId? Escrow, ApprovalState? State)
{
    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "escrow-approvals");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("escrow", it.Escrow?.ToString());
        json.WriteString("state", it.State?.ToString());
    }).Text);
}
