using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Assets;

/// <summary>Exact filters that combine; null means any.</summary>
public sealed record AssetFilter(InstitutionId? Institution, TemplateId? Template);
