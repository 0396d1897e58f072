using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Assets;

/// <summary>What positions are held in: an instance of a template (wire contract, section 5).</summary>
public sealed record Asset(
    AssetId Id,
    InstitutionId Institution,
    TemplateId Template,
    string Label,
    JsonText Metadata,
    DateTimeOffset CreatedAt) : IListed
{
    public RowKey Key => new(CreatedAt, Id.Value);

    /// <summary>An asset never changes after its creation.</summary>
    public DateTimeOffset UpdatedAt => CreatedAt;
}
