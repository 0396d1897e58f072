using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Chain.Evm.Signing;
using EscrowGrid.Core;
using EscrowGrid.Core.Chain;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Chain.Evm;

/// <summary>An account and a contract on a chain of the Ethereum kind, behind one node.</summary>
internal sealed class EvmChainClient : IChainClient, IDisposable
{
    private const int RevertedCode = 3;
    private const string Latest = "latest";

    /// <summary>What another order of records can add to the gas that one needs: a quarter.</summary>
    private const int GasMarginDivisor = 4;

    private readonly RpcClient _rpc;
    private readonly EthereumKey _key;
    private readonly EvmOptions _options;
    private readonly ContractCheck _check;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">The key is none; nothing of it is told.</exception>
    public EvmChainClient(EvmOptions options, TimeProvider time, ILogger<EvmChainClient> logger)
    {
        _options = options;
        _time = time;
        _key = EthereumKey.TryParse(options.PrivateKey, out var key)
            ? key!
            : throw new ArgumentException("The private key has another form.", nameof(options));
        _rpc = new RpcClient(options.RpcUrl, time);
        _check = new ContractCheck(_rpc, options, _key.Address, logger);
    }

    private string Account => _key.Address.ToString();

    public async Task<ChainFacts> ReadFactsAsync(int confirmations, CancellationToken cancellationToken)
    {
        var askedAt = _time.NowInMilliseconds();
        var replies = await _rpc.CallAsync(
            [
                new RpcCall("eth_chainId"),
                new RpcCall("eth_getBlockByNumber", Latest, false),
                new RpcCall("eth_getTransactionCount", Account, Latest),
                new RpcCall("eth_maxPriorityFeePerGas"),
                new RpcCall("eth_getBalance", Account, Latest),
            ],
            cancellationToken);
        var chainId = Hex.Whole(replies[0].Text());
        _check.RequireChain(chainId);
        await _check.PassAsync(cancellationToken);
        var head = ToBlock(replies[1]);
        return new ChainFacts(
            chainId,
            Account,
            head,
            Hex.Whole(replies[2].Text()),
            await CountConfirmedAsync(head.Number - confirmations + 1, cancellationToken),
            Hex.Whole(replies[1].Text("baseFeePerGas")),
            Hex.Whole(replies[3].Text()),
            (decimal)Hex.Number(replies[4].Text()))
        {
            At = askedAt,
        };
    }

    public async Task<GasEstimate> EstimateAsync(ChainRecord record, CancellationToken cancellationToken)
    {
        var call = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["from"] = Account,
            ["to"] = _options.Contract.ToString(),
            ["data"] = Hex.Of(LedgerContract.RecordCall(record)),
        };
        var reply = await _rpc.CallAsync(new RpcCall("eth_estimateGas", call, Latest), cancellationToken);
        if (reply.Error is not { } error)
        {
            var gas = Hex.Whole(reply.Text());
            return new GasEstimate(gas + (gas / GasMarginDivisor), Refusal: null);
        }

        if (error.Data?.StartsWith(LedgerContract.OnlyRecorder, StringComparison.Ordinal) is true)
            throw _check.Revoked();
        // What is not the contract's refusal says nothing about the record.
        return error.Code == RevertedCode || error.Says("revert")
            ? new GasEstimate(Gas: 0, $"The contract refuses it: {error.Message} {error.Data}".TrimEnd())
            : throw new ChainUnavailableException($"The node answers {error.Message}");
    }

    public ChainTransaction Sign(ChainRecord record, ChainSlot slot, long gas, ChainFee fee)
    {
        var raw = new FeeMarketTransaction(
            slot.ChainId,
            slot.Nonce,
            fee.Tip,
            fee.Maximum,
            gas,
            _options.Contract,
            LedgerContract.RecordCall(record)).Sign(_key);
        return new ChainTransaction(Hex.Of(Keccak256.Hash(raw)), raw, gas, fee, SignedAt: default);
    }

    public async Task<SendReply> SendAsync(ChainTransaction transaction, CancellationToken cancellationToken)
    {
        var call = new RpcCall("eth_sendRawTransaction", Hex.Of(transaction.Raw));
        return (await _rpc.CallAsync(call, cancellationToken)).Error is { } error
            ? new SendReply(SendRefusals.Read(error), error.Message)
            : new SendReply(SendAnswer.Accepted, Reason: null);
    }

    public async Task<ChainReceipt?> FindReceiptAsync(string transactionHash, CancellationToken cancellationToken)
    {
        var reply = await _rpc.CallAsync(
            new RpcCall("eth_getTransactionReceipt", transactionHash), cancellationToken);
        return reply.IsNull
            ? null
            : new ChainReceipt(
                transactionHash,
                new ChainBlock(Hex.Whole(reply.Text("blockNumber")), reply.Text("blockHash")),
                !Hex.Number(reply.Text("status")).IsZero);
    }

    public async Task<ChainBlock?> FindBlockAsync(long number, CancellationToken cancellationToken)
    {
        var reply = await _rpc.CallAsync(
            new RpcCall("eth_getBlockByNumber", Hex.Quantity(number), false), cancellationToken);
        return reply.IsNull ? null : ToBlock(reply);
    }

    public void Dispose()
    {
        _rpc.Dispose();
        _key.Dispose();
    }

    private static ChainBlock ToBlock(RpcReply reply) => new(Hex.Whole(reply.Text("number")), reply.Text("hash"));

    private async Task<long> CountConfirmedAsync(long block, CancellationToken cancellationToken) => block < 0
        ? 0
        : Hex.Whole((await _rpc.CallAsync(
            new RpcCall("eth_getTransactionCount", Account, Hex.Quantity(block)), cancellationToken)).Text());
}
