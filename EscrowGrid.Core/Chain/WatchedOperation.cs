namespace EscrowGrid.Core.Chain;

/// <summary>A record with a nonce, and the transactions that were signed with that nonce for it.</summary>
/// <param name="Operation">Submitted or confirmed.</param>
/// <param name="Transactions">Oldest first; at least one.</param>
public sealed record WatchedOperation(ChainOperation Operation, IReadOnlyList<ChainTransaction> Transactions)
{
    /// <summary>The one that is sent again.</summary>
    public ChainTransaction Last => Transactions[^1];
}
