namespace EscrowGrid.Client.Escrows;

/// <summary>A disagreement about an escrow.</summary>
/// <param name="DisputeId">Its id.</param>
/// <param name="OpenedBy">BUYER or SELLER.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Reason">In a few words.</param>
/// <param name="UserId">Who opened it.</param>
/// <param name="Description">In more words.</param>
/// <param name="Resolution">How it ended; null while it is open.</param>
public sealed record EscrowDispute(
    string DisputeId,
    string OpenedBy,
    DateTimeOffset OpenedAt,
    string Reason,
    string? UserId = null,
    string? Description = null,
    DisputeResolution? Resolution = null)
{
    /// <summary>What stands proposed; null when nothing does.</summary>
    public DisputeOffer? Offer { get; init; }

    /// <summary>When a party wanted the staff to decide; null when none did.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>Whether somebody of the staff has taken it up.</summary>
    public bool UnderReview { get; init; }
}
