using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>A disagreement about an escrow.</summary>
/// <param name="DisputeId">Its id.</param>
/// <param name="OpenedBy">Buyer or seller.</param>
/// <param name="UserId">Who that is.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Reason">In a few words.</param>
/// <param name="Description">In more.</param>
/// <param name="Resolution">How it ended; absent while it is open.</param>
internal sealed record DisputeResponse(
    string DisputeId,
    string OpenedBy,
    string? UserId,
    DateTimeOffset OpenedAt,
    string Reason,
    string? Description,
    string? Resolution)
{
    /// <summary>What stands proposed.</summary>
    public OfferResponse? Offer { get; init; }

    /// <summary>When a party wanted the staff to decide.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>Whether somebody of the staff has taken it up.</summary>
    public bool UnderReview { get; init; }

    public static DisputeResponse From(DisputeId id, Dispute dispute) => new(
        id.ToString(),
        WireName<ActorClass>.Of(dispute.OpenedBy.Class),
        dispute.OpenedBy.User?.ToString(),
        dispute.OpenedAt,
        dispute.Reason,
        dispute.Description,
        dispute.Outcome is { } outcome ? WireName<DisputeOutcome>.Of(outcome) : null)
    {
        Offer = dispute.Offer is { } offer ? OfferResponse.From(offer) : null,
        EscalatedAt = dispute.EscalatedAt,
        UnderReview = dispute.Reviewer is not null,
    };
}
