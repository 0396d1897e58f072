using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Api.Templates;

/// <summary>An asset template on the wire (wire contract, section 5).</summary>
internal sealed record TemplateResponse(
    string Id,
    string InstitutionId,
    string Code,
    string Name,
    string Vertical,
    string Region,
    JsonText Config,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static TemplateResponse From(AssetTemplate template) => new(
        template.Id.ToString(),
        template.Institution.ToString(),
        WireName<TemplateCode>.Of(template.Code),
        template.Name,
        WireName<Vertical>.Of(template.Vertical),
        WireName<Region>.Of(template.Region),
        template.Config,
        template.CreatedAt,
        template.UpdatedAt);
}
