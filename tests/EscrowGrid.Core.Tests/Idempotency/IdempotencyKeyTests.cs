using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Core.Tests.Idempotency;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("k")]
    [InlineData("!~")]
    [InlineData("\"8e03978e-40d5-43e8-bc93-6894a57f9324\"")]
    public void Key_OfVisibleAscii_IsKeptAsItIs(string text)
    {
        Assert.True(IdempotencyKey.TryParse(text, out var key));
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a\t")]
    [InlineData("a\u007f")]
    [InlineData("clé")]
    public void Text_WithAnythingElse_IsNoKey(string? text) => Assert.False(IdempotencyKey.TryParse(text, out _));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Key_ByItsLength_IsAcceptedUpToTheLimit(int length, bool isKey) =>
        Assert.Equal(isKey, IdempotencyKey.TryParse(new string('k', length), out _));
}
