namespace EscrowGrid.Chain.Evm.Rpc;

/// <summary>An error of JSON-RPC.</summary>
/// <param name="Code">3 is Ethereum's for a call that was reverted.</param>
/// <param name="Message">Every client has words of its own.</param>
/// <param name="Data">What a reverted call returned, in hex; null when the node does not say.</param>
internal sealed record RpcError(int Code, string Message, string? Data)
{
    public bool Says(string words) => Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
