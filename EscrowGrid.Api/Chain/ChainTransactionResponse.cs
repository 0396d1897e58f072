using EscrowGrid.Core.Chain;

namespace EscrowGrid.Api.Chain;

/// <summary>A signed transaction, without its bytes. Fees are in wei for a unit of gas.</summary>
internal sealed record ChainTransactionResponse(
    string TxHash, long Gas, long MaxPriorityFeePerGas, long MaxFeePerGas, DateTimeOffset SignedAt)
{
    public static ChainTransactionResponse From(ChainTransaction transaction) => new(
        transaction.Hash,
        transaction.Gas,
        transaction.Fee.Tip,
        transaction.Fee.Maximum,
        transaction.SignedAt);
}
