namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>inbound_funds</c>: what providers say came in, once for each of their objects.</summary>
internal sealed class InboundFundsRow
{
    public Guid Id { get; init; }

    public required string Rail { get; init; }

    public required string ProviderId { get; init; }

    public required string Asset { get; init; }

    public string? CollectionId { get; init; }

    public Guid? EscrowId { get; init; }

    public Guid? InstitutionId { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public string? Sender { get; init; }

    public required string State { get; init; }

    public string? Reason { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? MissingSince { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public long Version { get; init; }
}
