using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>
/// The real client of a process that dies at a chosen moment: before it hands a signed transaction over, or after that
/// and before it has written down that it did.
/// </summary>
internal sealed class CrashingClient(IChainClient client, bool isAfterSending) : IChainClient
{
    public Task<ChainFacts> ReadFactsAsync(int confirmations, CancellationToken cancellationToken) =>
        client.ReadFactsAsync(confirmations, cancellationToken);

    public Task<GasEstimate> EstimateAsync(ChainRecord record, CancellationToken cancellationToken) =>
        client.EstimateAsync(record, cancellationToken);

    public ChainTransaction Sign(ChainRecord record, ChainSlot slot, long gas, ChainFee fee) =>
        client.Sign(record, slot, gas, fee);

    public async Task<SendReply> SendAsync(ChainTransaction transaction, CancellationToken cancellationToken)
    {
        if (isAfterSending)
            await client.SendAsync(transaction, cancellationToken);
        throw new OperationCanceledException("The process has died.");
    }

    public Task<ChainReceipt?> FindReceiptAsync(string transactionHash, CancellationToken cancellationToken) =>
        client.FindReceiptAsync(transactionHash, cancellationToken);

    public Task<ChainBlock?> FindBlockAsync(long number, CancellationToken cancellationToken) =>
        client.FindBlockAsync(number, cancellationToken);
}
