using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Chain.Evm.Signing;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>
/// Makes the mirror's contract. For the verb of the command line: services do not deploy, and have no key that could.
/// </summary>
public static class ContractDeployment
{
    private const string Latest = "latest";

    /// <summary>Above what the node estimates: a quarter.</summary>
    private const int GasMarginDivisor = 4;

    /// <summary>Of the fee of the newest block: it can double within six blocks.</summary>
    private const int FeeMargin = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The account of a key; null when the text is no key.</summary>
    public static Address? FindAccount(string secret)
    {
        if (!EthereumKey.TryParse(secret, out var key))
            return null;
        using (key)
            return key!.Address;
    }

    /// <summary>Signs, sends, and waits until a block has it and the contract is there as we know it.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait; what was sent stays sent.</param>
    /// <exception cref="ArgumentException">The key is none; nothing of it is told.</exception>
    /// <exception cref="ChainUnavailableException">It was not made, or is not seen yet; the message says which.</exception>
    public static async Task<DeployedContract> RunAsync(
        DeploymentOrder order, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(time);
        if (!EthereumKey.TryParse(order.OwnerKey, out var parsed))
            throw new ArgumentException("The owner's key is no key of secp256k1.", nameof(order));
        using var key = parsed!;
        using var rpc = new RpcClient(order.RpcUrl, time);
        var transaction = await PrepareAsync(rpc, order, key.Address, cancellationToken);
        var raw = new RpcCall("eth_sendRawTransaction", Hex.Of(transaction.Sign(key)));
        var hash = (await rpc.CallAsync(raw, cancellationToken)).Text();
        var receipt = await WaitAsync(rpc, hash, time, cancellationToken);
        if (Hex.Number(receipt.Text("status")).IsZero)
            throw new ChainUnavailableException($"The chain has reverted {hash}; nothing was made.");
        if (!Address.TryParse(receipt.Text("contractAddress"), out var contract))
            throw new ChainUnavailableException($"The node does not say which contract {hash} has made.");
        await RequireOurCodeAsync(rpc, contract!, cancellationToken);
        return new DeployedContract(
            contract!, key.Address, transaction.ChainId, hash, Hex.Whole(receipt.Text("blockNumber")));
    }

    private static async Task<FeeMarketTransaction> PrepareAsync(
        RpcClient rpc, DeploymentOrder order, Address owner, CancellationToken cancellationToken)
    {
        var creation = LedgerContract.Creation(order.Recorder);
        var call = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["from"] = owner.ToString(),
            ["data"] = Hex.Of(creation),
        };
        var replies = await rpc.CallAsync(
            [
                new RpcCall("eth_chainId"),
                new RpcCall("eth_getTransactionCount", owner.ToString(), "pending"),
                new RpcCall("eth_getBlockByNumber", Latest, false),
                new RpcCall("eth_maxPriorityFeePerGas"),
                new RpcCall("eth_estimateGas", call, Latest),
            ],
            cancellationToken);
        var chain = Hex.Whole(replies[0].Text());
        if (order.ChainId is { } wanted && wanted != chain)
            throw new ChainUnavailableException($"The node is of chain {chain}, not of {wanted}; nothing was sent.");
        var tip = Hex.Whole(replies[3].Text());
        var fee = (Hex.Whole(replies[2].Text("baseFeePerGas")) * FeeMargin) + tip;
        var gas = Hex.Whole(replies[4].Text());
        return new FeeMarketTransaction(
            chain, Hex.Whole(replies[1].Text()), tip, fee, gas + (gas / GasMarginDivisor), To: null, creation);
    }

    private static async Task<RpcReply> WaitAsync(
        RpcClient rpc, string hash, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var started = time.GetTimestamp(); time.GetElapsedTime(started) < Patience;)
        {
            var reply = await rpc.CallAsync(new RpcCall("eth_getTransactionReceipt", hash), cancellationToken);
            if (!reply.IsNull)
                return reply;
            await Task.Delay(Pause, time, cancellationToken);
        }

        throw new ChainUnavailableException(
            $"No block has {hash} after {Patience.TotalMinutes} minutes; look for it before deploying again.");
    }

    private static async Task RequireOurCodeAsync(
        RpcClient rpc, Address contract, CancellationToken cancellationToken)
    {
        var asked = new RpcCall("eth_getCode", contract.ToString(), Latest);
        if ((await rpc.CallAsync(asked, cancellationToken)).Text() != LedgerContract.RuntimeCode)
            throw new ChainUnavailableException($"The contract at {contract} has other bytes than ours.");
    }
}
