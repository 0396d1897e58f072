using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Evm;

/// <summary>
/// Where the chain is and who records on it. A class, so that no generated text form can print the key.
/// </summary>
public sealed class EvmOptions
{
    /// <summary>JSON-RPC over HTTP; may hold a secret of the node's operator.</summary>
    public required Uri RpcUrl { get; init; }

    /// <summary>64 hex digits.</summary>
    public required string PrivateKey { get; init; }

    public required Address Contract { get; init; }

    /// <summary>The chain that the node has to be of; null for whichever it is.</summary>
    public long? ChainId { get; init; }
}
