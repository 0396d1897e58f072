namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>stripe_escrows</c>: the ways in by card (specification, section 20.1).</summary>
internal sealed class StripeEscrowRow
{
    public Guid EscrowId { get; init; }

    public string? PaymentIntentId { get; init; }

    public required string State { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? NextLookAt { get; init; }

    public DateTimeOffset? UnreadSince { get; init; }

    public int Attempt { get; init; }
}
