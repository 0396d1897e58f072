namespace EscrowGrid.Client.Institutions;

/// <summary>A tenant: everything else belongs to one.</summary>
public sealed record Institution(
    string Id,
    string Name,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<Vertical> Verticals,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);
