using EscrowGrid.Chain.Evm.Rpc;
using EscrowGrid.Core.Chain;

namespace EscrowGrid.Chain.Evm;

/// <summary>
/// What the refusal of a transaction means. JSON-RPC has no codes for that: these are the words of geth, erigon, reth,
/// nethermind, besu and anvil.
/// </summary>
internal static class SendRefusals
{
    private static readonly (string Words, SendAnswer Answer)[] Table =
    [
        ("already known", SendAnswer.Accepted),
        ("already imported", SendAnswer.Accepted),
        ("known transaction", SendAnswer.Accepted),
        ("nonce too low", SendAnswer.NonceUsed),
        ("NONCE_TOO_LOW", SendAnswer.NonceUsed),
        ("nonce is too low", SendAnswer.NonceUsed),
        ("underpriced", SendAnswer.Underpriced),
        ("less than block base fee", SendAnswer.Underpriced),
        ("less than base fee", SendAnswer.Underpriced),
        ("fee too low", SendAnswer.Underpriced),
        ("FeeTooLow", SendAnswer.Underpriced),
    ];

    public static SendAnswer Read(RpcError error)
    {
        foreach (var (words, answer) in Table)
        {
            if (error.Says(words))
                return answer;
        }

        return SendAnswer.Refused;
    }
}
