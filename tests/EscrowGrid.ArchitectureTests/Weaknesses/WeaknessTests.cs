using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Weaknesses;

public sealed class WeaknessTests
{
    private static readonly string Table = SourceTree.Whole.Read(WeaknessRules.Path);

    [Fact]
    public void Table_OfTheWeaknesses_HoldsEachOnce() => Verdict.None(WeaknessRules.MissingRows(Table));

    [Fact]
    public void Rows_OfTheTable_NameTestsOrSayWhatIsNotShown() => Verdict.None(WeaknessRules.EmptyRows(Table));

    [Fact]
    public void Tests_OfTheTable_Exist() =>
        Verdict.None(WeaknessRules.UnknownTests(Table, WeaknessRules.TestsOf(SourceTree.Whole.Files)));

    [Theory]
    [InlineData("", 32)]
    [InlineData("| W1 | a | b | `ATests.B` |", 31)]
    [InlineData("| W1 | a | b | c |\n| W1 | a | b | c |", 32)]
    [InlineData("| W33 | a | b | c |", 32)]
    public void Weakness_WithoutItsOneRow_IsFound(string text, int expected) =>
        Assert.Equal(expected, WeaknessRules.MissingRows(text).Count());

    [Theory]
    [InlineData("| W1 | a | b | `ATests.B` |", 0)]
    [InlineData("| W1 | a | b | Not shown: c. |", 0)]
    [InlineData("| W1 | a | b | c |", 1)]
    [InlineData("| W1 | a |  | `ATests.B` |", 1)]
    [InlineData("| W1 | a | `ATests.B` |", 1)]
    public void Row_ThatShowsNothing_IsFound(string row, int expected) =>
        Assert.Equal(expected, WeaknessRules.EmptyRows(row).Count());

    [Theory]
    [InlineData("| W1 | a | b | `ATests.B` |", 0)]
    [InlineData("| W1 | a | b | `ATests.C`, `ATests.B`, `BTests.B` |", 2)]
    public void Test_ThatDoesNotExist_IsFound(string row, int expected)
    {
        var code = Snippet.Of(
            "class ATests { [Theory] public void B() { } public void C() { } }", "tests/A.Tests/ATests.cs");

        Assert.Equal(expected, WeaknessRules.UnknownTests(row, WeaknessRules.TestsOf([code])).Count());
    }
}
