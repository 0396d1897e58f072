using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Tests.Documents;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""{ "b" : 1.50 ,  "a" : [ 1 , 2 ] }""", """{"b":1.50,"a":[1,2]}""")]
    [InlineData("""{"a":" \" x \\" , "b":"\\\" y "}""", """{"a":" \" x \\","b":"\\\" y "}""")]
    [InlineData("{\n\t\"a\"\r\n: 1e400 }", """{"a":1e400}""")]
    public void Text_OfAnElement_LosesOnlyItsWhiteSpace(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(expected, JsonText.From(document.RootElement).Text);
    }

    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"k":1}""", 1)]
    [InlineData("""{"k":{}}""", 1)]
    [InlineData("""{"k":[]}""", 1)]
    [InlineData("""{"k":{"l":[1]}}""", 3)]
    [InlineData("""{"a":1,"k":{"l":1},"b":1}""", 2)]
    public void Depth_OfAText_IsItsLongestPath(string json, int depth) =>
        Assert.Equal(depth, JsonText.FromStored(json).MeasureDepth());

    [Fact]
    public void Size_OfAText_IsInBytesOfUtf8() => Assert.Equal(9, JsonText.FromStored("""{"é":1}""").CountBytes() + 1);
}
