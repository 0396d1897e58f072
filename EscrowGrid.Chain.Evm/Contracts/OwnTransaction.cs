using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Chain.Evm.Signing;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>
/// One transaction by hand, of an account that nobody else uses meanwhile: the mirror's account gives its nonces out
/// under a lock in the database, and is never used here.
/// </summary>
internal static class OwnTransaction
{
    private const string Latest = "latest";

    /// <summary>Above what the node estimates: a quarter.</summary>
    private const int GasMarginDivisor = 4;

    /// <summary>Of the fee of the newest block: it can double within six blocks.</summary>
    private const int FeeMargin = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Signs, sends, and waits for the block.</summary>
    /// <param name="rpc">The node.</param>
    /// <param name="order">Who, and where.</param>
    /// <param name="data">The call; or, without a contract in the order, the code of a new one.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait; what was sent stays sent.</param>
    /// <exception cref="ArgumentException">The key is none; nothing of it is told.</exception>
    /// <exception cref="ChainUnavailableException">It was refused, reverted, or is not in a block yet.</exception>
    public static async Task<MinedTransaction> SendAsync(
        RpcClient rpc, ContractOrder order, byte[] data, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!EthereumKey.TryParse(order.Key, out var parsed))
            throw new ArgumentException("The key is no key of secp256k1.", nameof(order));
        using var key = parsed!;
        var transaction = await PrepareAsync(rpc, order, key.Address, data, cancellationToken);
        var raw = new RpcCall("eth_sendRawTransaction", Hex.Of(transaction.Sign(key)));
        var hash = (await rpc.CallAsync(raw, cancellationToken)).Text();
        var receipt = await WaitAsync(rpc, hash, time, cancellationToken);
        return Hex.Number(receipt.Text("status")).IsZero
            ? throw new ChainUnavailableException($"The chain has reverted {hash}; nothing was changed.")
            : new MinedTransaction(hash, key.Address, transaction.ChainId, receipt);
    }

    private static async Task<FeeMarketTransaction> PrepareAsync(
        RpcClient rpc, ContractOrder order, Address sender, byte[] data, CancellationToken cancellationToken)
    {
        var call = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["from"] = sender.ToString(),
            ["data"] = Hex.Of(data),
        };
        if (order.Contract is { } contract)
            call["to"] = contract.ToString();
        var replies = await rpc.CallAsync(
            [
                new RpcCall("eth_chainId"),
                new RpcCall("eth_getTransactionCount", sender.ToString(), "pending"),
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
            chain, Hex.Whole(replies[1].Text()), tip, fee, gas + (gas / GasMarginDivisor), order.Contract, data);
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
            $"No block has {hash} after {Patience.TotalMinutes} minutes; look for it before sending again.");
    }
}
