using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Chain.Evm;

/// <summary>The checkpoints that are anchored in the contract of the installation.</summary>
internal sealed class EvmAnchors(EvmOptions options, TimeProvider time) : IAnchorSource
{
    public async Task<IReadOnlyList<TrustedCheckpoint>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RequireContractAsync(cancellationToken);
            return await CheckpointAnchor.ListAsync(options.RpcUrl, options.Contract, time, cancellationToken);
        }
        catch (ChainUnavailableException exception)
        {
            throw new AnchorsAwayException(exception.Message, exception);
        }
    }

    /// <summary>Another chain, or an empty one, has no anchors either; that would look as if there were none.</summary>
    private async Task RequireContractAsync(CancellationToken cancellationToken)
    {
        using var rpc = new RpcClient(options.RpcUrl, time);
        var contract = options.Contract.ToString();
        var replies = await rpc.CallAsync(
            [new RpcCall("eth_chainId"), new RpcCall("eth_getCode", contract, "latest")], cancellationToken);
        var chain = Hex.Whole(replies[0].Text());
        if (options.ChainId is { } meant && meant != chain)
            throw new ChainUnavailableException($"The node is of chain {chain}, not of {meant}.");
        if (replies[1].Text().Length <= "0x".Length)
            throw new ChainUnavailableException($"There is no contract at {contract}.");
    }
}
