using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Core.Chain;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Chain.Evm;

/// <summary>
/// Makes sure that records go where the operator means: the chain is the named one, there is a contract at the address,
/// and the account may record. Asked until it is so, then taken for granted until the contract says otherwise.
/// </summary>
internal sealed partial class ContractCheck(RpcClient rpc, EvmOptions options, Address account, ILogger logger)
{
    private volatile bool _isPassed;

    /// <exception cref="ChainUnavailableException">Records would go astray.</exception>
    public void RequireChain(long chainId)
    {
        if (options.ChainId is { } wanted && wanted != chainId)
            throw new ChainUnavailableException($"The node is of chain {chainId}, not of {wanted}.");
    }

    /// <exception cref="ChainUnavailableException">Records would be lost or refused.</exception>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (_isPassed)
            return;
        var contract = options.Contract.ToString();
        var code = (await rpc.CallAsync(new RpcCall("eth_getCode", contract, "latest"), cancellationToken)).Text();
        if (code.Length <= "0x".Length)
            throw new ChainUnavailableException($"There is no contract at {contract}.");
        if (code == LedgerContract.RuntimeCode)
            await RequireRecorderAsync(contract, cancellationToken);
        else
            ForeignContract(contract);
        _isPassed = true;
    }

    /// <summary>The account may not record any more; it is asked for again before the next record.</summary>
    public ChainUnavailableException Revoked()
    {
        _isPassed = false;
        return new ChainUnavailableException($"{account} may not record; the contract's owner has to allow it.");
    }

    private async Task RequireRecorderAsync(string contract, CancellationToken cancellationToken)
    {
        var question = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["to"] = contract,
            ["data"] = Hex.Of(LedgerContract.IsRecorderCall(account)),
        };
        var answer = await rpc.CallAsync(new RpcCall("eth_call", question, "latest"), cancellationToken);
        if (Hex.Number(answer.Text()).IsZero)
            throw Revoked();
    }

    [LoggerMessage(
        2321,
        LogLevel.Warning,
        "The contract at {Contract} is not EscrowGrid's: whether a record that is sent twice counts once is up to it")]
    private partial void ForeignContract(string contract);
}
