using System.Text.Json;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>
/// Checkpoints of the ledger on the chain, where nobody can take them back: what is verified against them was not
/// rewritten, not even by whoever owns the database and everything beside it.
/// </summary>
public static class CheckpointAnchor
{
    private static readonly byte[] Anchor = Abi.Selector("anchorCheckpoint(uint256,bytes32)");
    private static readonly byte[] SetRecorder = Abi.Selector("setRecorder(address,bool)");
    private static readonly string Anchored = Hex.Of(Keccak256.Hash("CheckpointAnchored(uint256,bytes32)"u8));

    /// <summary>Lets an account record and anchor; by the contract's owner.</summary>
    /// <returns>The hash of the transaction.</returns>
    /// <exception cref="ChainUnavailableException">The chain does not take it.</exception>
    public static Task<string> AllowAsync(
        ContractOrder order, Address account, TimeProvider time, CancellationToken cancellationToken) =>
        SendAsync(order, [.. SetRecorder, .. Abi.Word(account), .. Abi.Word(1)], time, cancellationToken);

    /// <summary>Anchors a checkpoint. A repeat changes nothing; another hash under its number is refused.</summary>
    /// <returns>The hash of the transaction.</returns>
    /// <exception cref="ChainUnavailableException">The chain does not take it.</exception>
    public static Task<string> AnchorAsync(
        ContractOrder order,
        (long Number, string Hash) checkpoint,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        SendAsync(
            order,
            [.. Anchor, .. Abi.Word(checkpoint.Number), .. Convert.FromHexString(checkpoint.Hash)],
            time,
            cancellationToken);

    /// <summary>Every anchored checkpoint, by its number.</summary>
    /// <exception cref="ChainUnavailableException">The node does not tell.</exception>
    public static async Task<IReadOnlyList<TrustedCheckpoint>> ListAsync(
        Uri node, Address contract, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contract);
        using var rpc = new RpcClient(node, time);
        var filter = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["address"] = contract.ToString(),
            ["fromBlock"] = "0x0",
            ["toBlock"] = "latest",
            ["topics"] = new[] { Anchored },
        };
        var reply = await rpc.CallAsync(new RpcCall("eth_getLogs", filter), cancellationToken);
        if (reply.Error is { } error)
            throw new ChainUnavailableException($"The node answers {error.Message}");
        return [.. reply.Result.EnumerateArray().Select(Read).Distinct().OrderBy(it => it.Number)];
    }

    private static TrustedCheckpoint Read(JsonElement log) => new(
        Hex.Whole(log.GetProperty("topics")[1].GetString()!),
        Convert.ToHexStringLower(Hex.Bytes(log.GetProperty("data").GetString()!)));

    private static async Task<string> SendAsync(
        ContractOrder order, byte[] data, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        using var rpc = new RpcClient(order.RpcUrl, time);
        return (await OwnTransaction.SendAsync(rpc, order, data, time, cancellationToken)).Hash;
    }
}
