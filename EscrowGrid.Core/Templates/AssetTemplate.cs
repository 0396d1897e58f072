using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Templates;

/// <summary>A kind of asset that an institution offers in one region (wire contract, section 5).</summary>
public sealed record AssetTemplate(
    TemplateId Id,
    InstitutionId Institution,
    TemplateCode Code,
    string Name,
    Vertical Vertical,
    Region Region,
    JsonText Config,
    DateTimeOffset CreatedAt) : IListed
{
    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>A template never changes after its creation.</summary>
    public DateTimeOffset UpdatedAt => CreatedAt;
}
