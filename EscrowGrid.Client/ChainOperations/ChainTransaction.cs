namespace EscrowGrid.Client.ChainOperations;

/// <summary>A transaction that was signed for a record. Fees are in wei for a unit of gas.</summary>
public sealed record ChainTransaction(
    string TxHash, long Gas, long MaxPriorityFeePerGas, long MaxFeePerGas, DateTimeOffset SignedAt);
