using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Templates;

/// <summary>An exact filter; null means any.</summary>
public sealed record TemplateFilter(InstitutionId? Institution)
{
    /// <summary>Names the list that a cursor belongs to.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "asset-templates");
        json.WriteString("institution", it.Institution?.ToString());
    }).Text);
}
