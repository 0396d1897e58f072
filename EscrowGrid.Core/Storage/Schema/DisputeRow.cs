namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>disputes</c>.</summary>
internal sealed class DisputeRow
{
    public Guid EscrowId { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public required string OpenedBy { get; init; }

    public Guid? OpenedByUser { get; init; }

    public required string Reason { get; init; }

    public string? Description { get; init; }

    public string? Outcome { get; init; }

    public long? OfferVersion { get; init; }

    public string? OfferBy { get; init; }

    public Guid? OfferByUser { get; init; }

    public string? OfferOutcome { get; init; }

    public decimal? OfferRefund { get; init; }

    public DateTimeOffset? OfferAt { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    public string? Reviewer { get; init; }

    public Guid? ReviewerUser { get; init; }
}
