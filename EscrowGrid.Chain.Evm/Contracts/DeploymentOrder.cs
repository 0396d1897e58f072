using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>
/// Which contract is to be made, and by whom. A class and not a record, so that no generated text form can print a
/// secret.
/// </summary>
public sealed class DeploymentOrder
{
    /// <summary>A node of the chain.</summary>
    public required Uri RpcUrl { get; init; }

    /// <summary>64 hex digits: of the account that pays, and is the contract's owner. No service should have it.</summary>
    public required string OwnerKey { get; init; }

    /// <summary>The mirror's account, which may record from the beginning.</summary>
    public required Address Recorder { get; init; }

    /// <summary>EIP-155: nothing is made on another chain; null for whatever chain the node is of.</summary>
    public long? ChainId { get; init; }
}
