using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>A contract that has just been made.</summary>
/// <param name="Contract">Where it is.</param>
/// <param name="Owner">Who may appoint recorders.</param>
/// <param name="ChainId">EIP-155.</param>
/// <param name="TransactionHash">What made it.</param>
/// <param name="Block">In which block.</param>
public sealed record DeployedContract(
    Address Contract, Address Owner, long ChainId, string TransactionHash, long Block);
