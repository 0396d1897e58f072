using System.Numerics;
using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Evm.Signing;

/// <summary>A transaction of type 2 (EIP-1559) without value and without access list.</summary>
/// <param name="ChainId">Which chain it is for; no other one takes it.</param>
/// <param name="Nonce">Its place among the transactions of its account.</param>
/// <param name="TipPerGas">What the block's maker gets, in wei.</param>
/// <param name="FeePerGas">The most that is paid, tip included, in wei.</param>
/// <param name="Gas">The most gas it may use.</param>
/// <param name="To">The contract; null makes one.</param>
/// <param name="Data">The call, or the code of the new contract.</param>
internal sealed record FeeMarketTransaction(
    long ChainId, long Nonce, long TipPerGas, long FeePerGas, long Gas, Address? To, byte[] Data)
{
    private const byte Type = 2;

    /// <returns>The bytes to send, whose Keccak-256 is the hash of the transaction.</returns>
    public byte[] Sign(EthereumKey key)
    {
        byte[][] fields =
        [
            Rlp.Number(ChainId),
            Rlp.Number(Nonce),
            Rlp.Number(TipPerGas),
            Rlp.Number(FeePerGas),
            Rlp.Number(Gas),
            Rlp.Text(To?.ToBytes() ?? []),
            Rlp.Number(0),
            Rlp.Text(Data),
            Rlp.List([]),
        ];
        var signature = key.Sign(Keccak256.Hash([Type, .. Rlp.List(fields)]));
        return
        [
            Type,
            .. Rlp.List(
            [
                .. fields,
                Rlp.Number(signature.IsOdd ? BigInteger.One : BigInteger.Zero),
                Rlp.Number(signature.R),
                Rlp.Number(signature.S),
            ]),
        ];
    }
}
