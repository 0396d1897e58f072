using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Shape;

public sealed class SizeTests
{
    [Fact]
    public void Files_OfTheTree_AreShort() => Verdict.None(SourceTree.Whole.Files.SelectMany(SizeRules.LongFiles));

    [Fact]
    public void Methods_OfTheTree_AreShort() => Verdict.None(SourceTree.Whole.Files.SelectMany(SizeRules.LongMethods));

    [Fact]
    public void ParameterLists_OfTheTree_AreShort() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(SizeRules.LongParameterLists));

    [Fact]
    public void Lines_OfTheTree_AreShort() => Verdict.None(SourceTree.Whole.Files.SelectMany(SizeRules.LongLines));

    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void File_OfSoManyCodeLines_IsCounted(int lines, int expected)
    {
        var fields = string.Join("\n// a comment line\n\n", Enumerable.Range(0, lines - 2).Select(i => $"  int _{i};"));

        Assert.Equal(expected, SizeRules.LongFiles(Snippet.Of($"class C {{\n{fields}\n}}")).Count());
    }

    [Theory]
    [InlineData("void M()", 40, 0)]
    [InlineData("void M()", 41, 1)]
    [InlineData("C()", 41, 1)]
    [InlineData("int P { get", 41, 1)]
    public void Method_OfSoManyCodeLines_IsCounted(string head, int lines, int expected)
    {
        var statements = string.Join('\n', Enumerable.Range(0, lines - 2).Select(i => $"F({i}); // why"));
        var tail = head.EndsWith("get", StringComparison.Ordinal) ? "} }" : "}";

        Assert.Equal(
            expected, SizeRules.LongMethods(Snippet.Of($"class C {{ {head} {{\n{statements}\n{tail} }}")).Count());
    }

    [Theory]
    [InlineData("class C { void M(int a, int b, int c, int d, int e) { } }", 0)]
    [InlineData("class C { void M(int a, int b, int c, int d, int e, int f) { } }", 1)]
    [InlineData("class C(int a, int b, int c, int d, int e, int f);", 1)]
    [InlineData("record R(int A, int B, int C, int D, int E, int F);", 0)]
    [InlineData("class C { [Theory] public void M(int a, int b, int c, int d, int e, int f) { } }", 0)]
    public void ParameterList_OfSoMany_IsCounted(string code, int expected) =>
        Assert.Equal(expected, SizeRules.LongParameterLists(Snippet.Of(code)).Count());

    [Theory]
    [InlineData(120, 0)]
    [InlineData(121, 1)]
    public void Line_OfSoManyCharacters_IsCounted(int characters, int expected) =>
        Assert.Equal(expected, SizeRules.LongLines(Snippet.Of("//" + new string('x', characters - 2))).Count());
}
