using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Evm.Contracts;

/// <summary>
/// Who wants something of which contract. A class and not a record, so that no generated text form can print a secret.
/// </summary>
public sealed class ContractOrder
{
    /// <summary>A node of the chain.</summary>
    public required Uri RpcUrl { get; init; }

    /// <summary>64 hex digits: of the account that sends and pays. No service should have it.</summary>
    public required string Key { get; init; }

    /// <summary>Null for one that is to be made.</summary>
    public Address? Contract { get; init; }

    /// <summary>EIP-155: nothing is sent to another chain; null for whatever chain the node is of.</summary>
    public long? ChainId { get; init; }
}
