using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Tests.Identifiers;

public sealed class PrefixedIdTests
{
    private const string Uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

    [Fact]
    public void Id_Written_IsPrefixAndUuid() =>
        Assert.Equal($"pos_{Uuid}", new PositionId(Guid.Parse(Uuid)).ToString());

    [Fact]
    public void Id_WrittenAndRead_IsTheSame()
    {
        var id = new RandomIdSource().Create<LedgerEventId>();

        Assert.Equal(id, PrefixedId.Parse<LedgerEventId>(id.ToString()));
        Assert.Equal('4', id.ToString()[18]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Uuid)]
    [InlineData("pos_")]
    [InlineData("pos_" + "0f8fad5bd9cb469fa16570867728950e")]
    [InlineData("ast_" + Uuid)]
    [InlineData("POS_" + Uuid)]
    [InlineData("pos-" + Uuid)]
    [InlineData("pos_0F8FAD5B-d9cb-469f-a165-70867728950e")]
    [InlineData(" pos_" + Uuid)]
    [InlineData("pos_" + Uuid + " ")]
    public void Text_OfAnotherForm_IsNobodysId(string? text) =>
        Assert.Equal(default, PrefixedId.Parse<PositionId>(text));
}
