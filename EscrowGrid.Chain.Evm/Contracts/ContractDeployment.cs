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
    /// <summary>The account of a key; null when the text is no key.</summary>
    public static Address? FindAccount(string secret)
    {
        if (!EthereumKey.TryParse(secret, out var key))
            return null;
        using (key)
            return key!.Address;
    }

    /// <summary>Signs, sends, and waits until a block has it and the contract is there as we know it.</summary>
    /// <param name="order">By whom: its owner from then on.</param>
    /// <param name="recorder">The mirror's account, which may record from the beginning.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait; what was sent stays sent.</param>
    /// <exception cref="ArgumentException">The key is none; nothing of it is told.</exception>
    /// <exception cref="ChainUnavailableException">It was not made, or is not seen yet; it says which.</exception>
    public static async Task<DeployedContract> RunAsync(
        ContractOrder order, Address recorder, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        using var rpc = new RpcClient(order.RpcUrl, time);
        var mined = await OwnTransaction.SendAsync(
            rpc, order, LedgerContract.Creation(recorder), time, cancellationToken);
        if (!Address.TryParse(mined.Receipt.Text("contractAddress"), out var contract))
            throw new ChainUnavailableException($"The node does not say which contract {mined.Hash} has made.");
        var asked = new RpcCall("eth_getCode", contract!.ToString(), "latest");
        if ((await rpc.CallAsync(asked, cancellationToken)).Text() != LedgerContract.RuntimeCode)
            throw new ChainUnavailableException($"The contract at {contract} has other bytes than ours.");
        return new DeployedContract(
            contract, mined.Sender, mined.ChainId, mined.Hash, Hex.Whole(mined.Receipt.Text("blockNumber")));
    }
}
