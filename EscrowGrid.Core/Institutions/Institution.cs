using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Institutions;

/// <summary>A tenant (wire contract, section 5).</summary>
public sealed record Institution(
    InstitutionId Id,
    string Name,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<Vertical> Verticals,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public InstitutionSettings Settings { get; init; } = InstitutionSettings.Default(CreatedAt);
}
