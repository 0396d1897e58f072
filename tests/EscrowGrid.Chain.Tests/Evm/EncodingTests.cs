using System.Numerics;
using System.Text;
using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Tests.Evm;

/// <summary>Vectors that others have published.</summary>
public sealed class EncodingTests
{
    [Theory]
    // Ethereum's own constant for empty code, the Keccak team's "abc", and two selectors of ERC-20.
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("transfer(address,uint256)", "a9059cbb2ab09eb219583f4a59a5d0623ade346d962bcd4e46b11da047c9049b")]
    [InlineData(
        "Transfer(address,address,uint256)", "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef")]
    public void Keccak_PublishedVector_GivesItsHash(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes(text))));

    [Theory]
    // Around the 136 bytes that one permutation takes in; by js-sha3, which the compiler uses.
    [InlineData(135, "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446")]
    [InlineData(136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e")]
    [InlineData(137, "d869f639c7046b4929fc92a4d988a8b22c55fbadb802c0c66ebcd484f1915f39")]
    public void Keccak_AroundTheRate_GivesItsHash(int length, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Keccak256.Hash(Encoding.ASCII.GetBytes(new string('a', length)))));

    [Theory]
    // From the Ethereum wiki's RLP page.
    [InlineData("", "80")]
    [InlineData("dog", "83646f67")]
    [InlineData("\u0000", "00")]
    [InlineData("\u000f", "0f")]
    public void Rlp_Text_IsEncodedAsPublished(string text, string encoded) =>
        Assert.Equal(encoded, Convert.ToHexStringLower(Rlp.Text(Encoding.ASCII.GetBytes(text))));

    [Theory]
    [InlineData(0, "80")]
    [InlineData(15, "0f")]
    [InlineData(1024, "820400")]
    public void Rlp_Number_IsEncodedAsPublished(int number, string encoded) =>
        Assert.Equal(encoded, Convert.ToHexStringLower(Rlp.Number(new BigInteger(number))));

    [Fact]
    public void Rlp_Lists_AreEncodedAsPublished()
    {
        Assert.Equal("c0", Convert.ToHexStringLower(Rlp.List([])));
        Assert.Equal(
            "c88363617483646f67", Convert.ToHexStringLower(Rlp.List([Rlp.Text("cat"u8), Rlp.Text("dog"u8)])));
    }

    [Fact]
    public void Rlp_LongText_HasTheLengthOfItsLength()
    {
        var encoded = Rlp.Text("Lorem ipsum dolor sit amet, consectetur adipisicing elit"u8);
        Assert.Equal([0xb8, 0x38], encoded[..2]);
        Assert.Equal(58, encoded.Length);
    }

    [Theory]
    // EIP-55's own examples.
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    public void Address_AnyCase_IsWrittenWithItsChecksum(string written)
    {
        Assert.True(Address.TryParse(written, out var exact));
        Assert.True(Address.TryParse($"0x{written[2..].ToLowerInvariant()}", out var lower));
        Assert.Equal(written, exact!.ToString());
        Assert.Equal(exact, lower);
    }

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD")]
    [InlineData("5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe")]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg")]
    [InlineData(null)]
    public void Address_Mistyped_IsRefused(string? text) => Assert.False(Address.TryParse(text, out _));

    [Fact]
    public void Abi_Texts_AreEncodedAsPublished() =>
        // The specification's example sam("dave", ...), reduced to its text.
        Assert.Equal(
            "0000000000000000000000000000000000000000000000000000000000000020"
            + "0000000000000000000000000000000000000000000000000000000000000004"
            + "6461766500000000000000000000000000000000000000000000000000000000",
            Convert.ToHexStringLower(Abi.Texts("dave")));

    [Fact]
    public void Abi_SelectorOfTheWireContract_IsTheOneThatWasMeasured() =>
        Assert.Equal(
            "e1c78a00", Convert.ToHexStringLower(Abi.Selector("recordPositionEvent(string,string,string)")));
}
