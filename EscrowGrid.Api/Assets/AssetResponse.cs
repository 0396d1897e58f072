using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Api.Assets;

/// <summary>An asset on the wire (wire contract, section 5).</summary>
internal sealed record AssetResponse(
    string Id,
    string InstitutionId,
    string TemplateId,
    string Label,
    JsonText Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static AssetResponse From(Asset asset) => new(
        asset.Id.ToString(),
        asset.Institution.ToString(),
        asset.Template.ToString(),
        asset.Label,
        asset.Metadata,
        asset.CreatedAt,
        asset.UpdatedAt);
}
