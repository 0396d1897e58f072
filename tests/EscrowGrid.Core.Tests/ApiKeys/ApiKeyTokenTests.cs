using EscrowGrid.Core.ApiKeys;

namespace EscrowGrid.Core.Tests.ApiKeys;

public sealed class ApiKeyTokenTests
{
    [Fact]
    public void Tokens_Created_HaveTheFormAndDiffer()
    {
        var first = ApiKeyToken.Create();

        Assert.Matches("^ak_[0-9a-f]{48}$", first);
        Assert.True(ApiKeyToken.HasForm(first));
        Assert.NotEqual(first, ApiKeyToken.Create());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ak_")]
    [InlineData("xx_000000000000000000000000000000000000000000000000")]
    [InlineData("ak_00000000000000000000000000000000000000000000000G")]
    [InlineData("ak_00000000000000000000000000000000000000000000000A")]
    [InlineData("ak_0000000000000000000000000000000000000000000000000")]
    public void Text_OfAnotherForm_IsNoToken(string text) => Assert.False(ApiKeyToken.HasForm(text));

    // NIST's vector for "abc".
    [Fact]
    public void Hash_OfAToken_IsSha256() => Assert.Equal(
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        Convert.ToHexString(ApiKeyToken.Hash("abc")));
}
