using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Client.Reconciliation;

/// <summary>A difference between EscrowGrid's books and a payment provider's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">In what; a word, of which later releases may know more.</param>
/// <param name="Rail">Whose books.</param>
/// <param name="Subject">What differs: a provider's object, a settlement, an escrow.</param>
/// <param name="State">Whether somebody has to look at it.</param>
/// <param name="FirstSeenAt">When it was seen first.</param>
/// <param name="LastSeenAt">When it was seen last.</param>
public sealed record ReconciliationBreak(
    string Id,
    string Kind,
    PaymentRail Rail,
    string Subject,
    BreakState State,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt)
{
    /// <summary>When what differs came about.</summary>
    public DateTimeOffset At { get; init; }

    public string? EscrowId { get; init; }

    public string? InstitutionId { get; init; }

    public string? ProviderId { get; init; }

    /// <summary>Null where it is not in EscrowGrid's books.</summary>
    public decimal? OurAmount { get; init; }

    /// <summary>Null where it is not in the provider's.</summary>
    public decimal? TheirAmount { get; init; }

    public string? Currency { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The key or user; null where it was gone by itself.</summary>
    public string? ResolvedBy { get; init; }

    public string? Resolution { get; init; }
}
