namespace EscrowGrid.Chain.Evm.Rpc;

/// <summary>A question to a node.</summary>
/// <param name="Method">Such as <c>eth_chainId</c>.</param>
/// <param name="Parameters">Texts, booleans, or dictionaries of texts.</param>
internal sealed record RpcCall(string Method, params object[] Parameters);
