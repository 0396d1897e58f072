using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Rpc;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>A transaction that a block has, and that was not reverted.</summary>
internal sealed record MinedTransaction(string Hash, Address Sender, long ChainId, RpcReply Receipt);
