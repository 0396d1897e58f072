namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>funds_received</c>: money that came in, once for each of the provider's objects.</summary>
internal sealed class FundsReceivedRow
{
    public Guid EscrowId { get; init; }

    public int Number { get; init; }

    public required string Rail { get; init; }

    public required string ProviderId { get; init; }

    public decimal Amount { get; init; }

    public string? Sender { get; init; }

    public decimal Applied { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
}
