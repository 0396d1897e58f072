using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;

namespace EscrowGrid.Api.Institutions;

/// <summary>An institution on the wire (wire contract, section 5).</summary>
internal sealed record InstitutionResponse(
    string Id, string Name, string[] Regions, string[] Verticals, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public static InstitutionResponse From(Institution institution) => new(
        institution.Id.ToString(),
        institution.Name,
        [.. institution.Regions.Select(WireName<Region>.Of)],
        [.. institution.Verticals.Select(WireName<Vertical>.Of)],
        institution.CreatedAt,
        institution.UpdatedAt);
}
