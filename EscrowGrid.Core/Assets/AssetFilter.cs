using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Assets;

/// <summary>Exact filters that combine; null means any.</summary>
public sealed record AssetFilter(InstitutionId? Institution, TemplateId? Template)
{
    /// <summary>Names the list that a cursor belongs to.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "assets");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("template", it.Template?.ToString());
    }).Text);
}
