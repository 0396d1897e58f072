using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>A position on the wire, with all its events (wire contract, section 5).</summary>
internal sealed record PositionResponse(
    string Id,
    string InstitutionId,
    string AssetId,
    string HolderReference,
    string Currency,
    Amount Amount,
    string State,
    string? ExternalReference,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    PositionEventResponse[] Events)
{
    public static PositionResponse From(Position position)
    {
        var id = position.Id.ToString();
        return new PositionResponse(
            id,
            position.Institution.ToString(),
            position.Asset.ToString(),
            position.HolderReference,
            position.Money.Currency.Code,
            position.Money.Amount,
            WireName<PositionState>.Of(position.State),
            position.ExternalReference,
            position.CreatedAt,
            position.UpdatedAt,
            [.. position.Events.Select(step => PositionEventResponse.From(step, id))]);
    }
}
