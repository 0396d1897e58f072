namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>chain_transactions</c>: what was signed, stored before it is sent; append-only.</summary>
internal sealed class ChainTransactionRow
{
    public long Id { get; init; }

    public Guid OperationId { get; init; }

    public long ChainId { get; init; }

    public required string Account { get; init; }

    public long Nonce { get; init; }

    public required string Hash { get; init; }

    public required byte[] Raw { get; init; }

    public long Gas { get; init; }

    public long TipPerGas { get; init; }

    public long FeePerGas { get; init; }

    public DateTimeOffset SignedAt { get; init; }
}
