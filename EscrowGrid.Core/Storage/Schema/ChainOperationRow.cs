namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>chain_operations</c>: a record on its way to the chain.</summary>
internal sealed class ChainOperationRow
{
    public Guid Id { get; init; }

    /// <summary>The order in which ledger events were taken up.</summary>
    public long Number { get; init; }

    public Guid LedgerEventId { get; init; }

    public Guid PositionId { get; init; }

    public Guid InstitutionId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Text and not json: these very bytes are written on the chain.</summary>
    public required string Payload { get; init; }

    public required string State { get; init; }

    public int Attempts { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public long? ChainId { get; init; }

    public string? Account { get; init; }

    public long? Nonce { get; init; }

    public string? TransactionHash { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public long? BlockNumber { get; init; }

    public string? BlockHash { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public bool IsFinal { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public int Version { get; init; }
}
