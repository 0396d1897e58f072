namespace EscrowGrid.Core.Escrows;

/// <summary>A disagreement about an escrow. There is one for each time that it became DISPUTED: at most one.</summary>
/// <param name="OpenedBy">Buyer or seller.</param>
/// <param name="OpenedAt">When, in UTC.</param>
/// <param name="Reason">In a few words, at most 100 characters.</param>
/// <param name="Description">At most 5,000 characters; never part of an event.</param>
public sealed record Dispute(EscrowActor OpenedBy, DateTimeOffset OpenedAt, string Reason, string? Description)
{
    /// <summary>What stands proposed; null when nothing does.</summary>
    public DisputeOffer? Offer { get; init; }

    /// <summary>When a party wanted the staff to decide, in UTC; null when none did.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>Who of the staff has taken it up; null when nobody did.</summary>
    public EscrowActor? Reviewer { get; init; }

    /// <summary>Null while it is open.</summary>
    public DisputeOutcome? Outcome { get; init; }
}
