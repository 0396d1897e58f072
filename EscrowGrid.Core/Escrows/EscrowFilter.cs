using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>Filters that combine; null means any.</summary>
/// <param name="Institution">The caller's; named by root, which has none.</param>
/// <param name="Party">Who is its buyer or its seller.</param>
public sealed record EscrowFilter(InstitutionId? Institution, UserId? Party)
{
    public EscrowState? State { get; init; }

    public Rail? Rail { get; init; }

    public UserId? Buyer { get; init; }

    public UserId? Seller { get; init; }

    /// <summary>Only its milestones; null for those that are nobody's.</summary>
    public EscrowId? Agreement { get; init; }

    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "escrows");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("party", it.Party?.ToString());
        json.WriteString("state", it.State?.ToString());
        json.WriteString("rail", it.Rail?.ToString());
        json.WriteString("buyer", it.Buyer?.ToString());
        json.WriteString("seller", it.Seller?.ToString());
        json.WriteString("agreement", it.Agreement?.ToString());
    }).Text);
}
