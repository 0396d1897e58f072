namespace EscrowGrid.Client.ChainOperations;

/// <summary>A record and all that was ever signed for it, oldest first.</summary>
public sealed record ChainOperationDetail(ChainOperation Operation, IReadOnlyList<ChainTransaction> Transactions);
