using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Positions;

/// <summary>Exact filters that combine; null means any.</summary>
public sealed record PositionFilter(InstitutionId? Institution, AssetId? Asset, string? HolderReference);
