using System.Security.Cryptography;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Evm.Signing;

namespace EscrowGrid.Chain.Tests.Evm;

public sealed class SigningTests
{
    [Theory]
    // From EIP-155, from the curve's generator (key 1), and from the web3.js documentation.
    [InlineData(
        "0x4646464646464646464646464646464646464646464646464646464646464646",
        "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F")]
    [InlineData(
        "0000000000000000000000000000000000000000000000000000000000000001",
        "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf")]
    [InlineData(
        "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318",
        "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23")]
    public void Key_Published_HasItsAddress(string secret, string address)
    {
        Assert.True(EthereumKey.TryParse(secret, out var key));
        using (key)
            Assert.Equal(address, key!.Address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0x46")]
    [InlineData("zz46464646464646464646464646464646464646464646464646464646464646")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    // The order of the curve.
    [InlineData("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    public void Key_Impossible_IsRefused(string? secret) => Assert.False(EthereumKey.TryParse(secret, out _));

    [Fact]
    public void Sign_ManyHashes_HasTheLowerSAndItsParity()
    {
        Assert.True(EthereumKey.TryParse(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), out var key));
        using (key)
        {
            var signatures = Enumerable.Range(0, 40)
                .Select(_ => key!.Sign(Keccak256.Hash(RandomNumberGenerator.GetBytes(32))))
                .ToList();
            // Signing itself throws when the parity does not lead back to the key.
            Assert.All(signatures, signature => Assert.True(signature.S <= CurvePoint.Order / 2));
            Assert.Contains(signatures, signature => signature.IsOdd);
            Assert.Contains(signatures, signature => !signature.IsOdd);
        }
    }
}
