using System.Text.Json.Serialization;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>A position on the wire, with all its events (wire contract, section 5).</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Whose it is.</param>
/// <param name="AssetId">What it is held in.</param>
/// <param name="HolderReference">Whom it is held for.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Amount">What it was opened with.</param>
/// <param name="RemainingAmount">What has not left it; 0 once it is final.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ExternalReference">The institution's own reference.</param>
/// <param name="UniqueExternalReference">Present, and true, when the reference is this position's alone.</param>
/// <param name="Metadata">As given.</param>
/// <param name="ExpiresAt">From when on it can only expire; absent when it does not by itself.</param>
/// <param name="Version">1 at creation, one more with every event; its entity tag.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="UpdatedAt">The time of its last event.</param>
/// <param name="Events">Oldest first.</param>
internal sealed record PositionResponse(
    string Id,
    string InstitutionId,
    string AssetId,
    string HolderReference,
    string Currency,
    Amount Amount,
    Balance RemainingAmount,
    string State,
    string? ExternalReference,
    bool? UniqueExternalReference,
    JsonText? Metadata,
    DateTimeOffset? ExpiresAt,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    PositionEventResponse[] Events)
{
    /// <summary>What the caller may do with it; left out of lists.</summary>
    [JsonPropertyName("allowed_actions")]
    public AllowedActionResponse[]? AllowedActions { get; init; }

    /// <summary>As it is shown alone.</summary>
    public static PositionResponse For(Caller caller, GovernedPosition governed) => From(governed.Position) with
    {
        AllowedActions =
            [.. PositionLifecycle.FindActions(governed, caller).Select(AllowedActionResponse.From)],
    };

    /// <summary>As it is shown in a list.</summary>
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
            position.Remaining,
            WireName<PositionState>.Of(position.State),
            position.ExternalReference,
            position.IsReferenceUnique ? true : null,
            position.Metadata,
            position.ExpiresAt,
            position.Version,
            position.CreatedAt,
            position.UpdatedAt,
            [.. position.Events.Select(step => PositionEventResponse.From(step, id))]);
    }
}
