using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Approvals;

/// <summary>Which approvals a list shows; null does not filter.</summary>
/// <param name="Institution">Whose.</param>
/// <param name="Position">Of which position.</param>
/// <param name="State">In which state now.</param>
public sealed record ApprovalFilter(InstitutionId? Institution, PositionId? Position, ApprovalState? State)
{
    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "approvals");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("position", it.Position?.ToString());
        json.WriteString("state", it.State?.ToString());
    }).Text);
}
