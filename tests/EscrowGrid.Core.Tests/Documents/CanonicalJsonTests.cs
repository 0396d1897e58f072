using System.Text;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Tests.Documents;

/// <summary>The one form in which JSON is hashed; another byte would break every chain.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("""{ "b": 1, "a": [ true, null, "x" ], "B": {"d":2,"c":1} }""",
        """{"B":{"c":1,"d":2},"a":[true,null,"x"],"b":1}""")]
    [InlineData("""{"10":1,"9":2,"":3,"aa":4,"a":5}""", """{"":3,"10":1,"9":2,"a":5,"aa":4}""")]
    [InlineData("""{"é":1,"z":2,"\u007a":3,"e":4}""", """{"e":4,"z":2,"z":3,"é":1}""")]
    [InlineData("""{"a":2,"b":0,"a":1}""", """{"a":2,"a":1,"b":0}""")]
    [InlineData("""{"n":1.50,"m":-0.0,"e":1E+2}""", """{"e":1E+2,"m":-0.0,"n":1.50}""")]
    public void Value_InAnyForm_HasOneForm(string json, string canonical) =>
        Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"plain\"", "\"plain\"")]
    [InlineData("\"\\\"\\\\\\/\"", "\"\\\"\\\\/\"")]
    [InlineData("\"\\u0008\\u0009\\u000a\\u000c\\u000d\"", "\"\\b\\t\\n\\f\\r\"")]
    [InlineData("\"a\\u0000b\\u001fc\\u007f\"", "\"a\\u0000b\\u001fc\u007f\"")]
    [InlineData("\"\\ud83d\\ude00 \\u0995\"", "\"\ud83d\ude00 \u0995\"")]
    [InlineData("\"<&>'\"", "\"<&>'\"")]
    [InlineData("\"\\\\\"", "\"\\\\\"")]
    public void Text_WithAndWithoutEscapes_HasTheFewest(string json, string canonical) =>
        Assert.Equal(canonical, Canonical(json));

    [Fact]
    public void Names_OfALargeObject_AreInTheOrderOfTheirUnits()
    {
        var names = Enumerable.Range(0, 500).Select(it => $"k{it * 7_919 % 500}").ToList();
        var json = "{" + string.Join(',', names.Select(it => $"\"{it}\":0")) + "}";

        Assert.Equal(
            "{" + string.Join(',', names.Order(StringComparer.Ordinal).Select(it => $"\"{it}\":0")) + "}",
            Canonical(json));
    }

    private static string Canonical(string json) =>
        new StringBuilder().AppendCanonical(JsonText.FromStored(json)).ToString();
}
