namespace EscrowGrid.Core.Chain;

/// <summary>
/// The port to a chain: one account, one contract. Every method that asks a node throws <see
/// cref="ChainUnavailableException"/> when it cannot be asked, or is of another chain than the operator means.
/// </summary>
public interface IChainClient
{
    /// <param name="confirmations">As <see cref="ChainRules.Confirmations"/>.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    Task<ChainFacts> ReadFactsAsync(int confirmations, CancellationToken cancellationToken);

    Task<GasEstimate> EstimateAsync(ChainRecord record, CancellationToken cancellationToken);

    /// <summary>Signs; asks nobody. Equal arguments give transactions of which only one can be mined.</summary>
    ChainTransaction Sign(ChainRecord record, ChainSlot slot, long gas, ChainFee fee);

    /// <summary>Hands a signed transaction to the node; to do so twice is harmless.</summary>
    Task<SendReply> SendAsync(ChainTransaction transaction, CancellationToken cancellationToken);

    /// <returns>Null while it is in no block.</returns>
    Task<ChainReceipt?> FindReceiptAsync(string transactionHash, CancellationToken cancellationToken);

    /// <returns>Null when the node has no such block, or none yet.</returns>
    Task<ChainBlock?> FindBlockAsync(long number, CancellationToken cancellationToken);
}
