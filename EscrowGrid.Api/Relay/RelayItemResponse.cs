using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Relay;

/// <summary>An event that a consumer has not handled.</summary>
internal sealed record RelayItemResponse(
    string EventId,
    string Type,
    string Subject,
    string InstitutionId,
    DateTimeOffset OccurredAt,
    string State,
    bool IsReplay,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastError,
    DateTimeOffset CreatedAt)
{
    public static RelayItemResponse From(RelayItem item) => new(
        item.Event.ToString(),
        item.Type,
        item.Subject,
        item.Institution.ToString(),
        item.OccurredAt,
        WireName<RelayItemState>.Of(item.State),
        item.IsReplay,
        item.Attempts,
        item.NextAttemptAt,
        item.LastError,
        item.CreatedAt);
}
