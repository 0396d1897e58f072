using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Hygiene;

public sealed class HygieneTests
{
    [Fact]
    public void Tree_OfTheWholeRepository_HoldsNoUnfinishedWork() => Verdict.None(Texts(HygieneRules.UnfinishedWork));

    [Fact]
    public void Tree_OfTheWholeRepository_NamesNobodysMachine() => Verdict.None(Texts(HygieneRules.MachinePaths));

    [Theory]
    [InlineData("// TODO: later", 1)]
    [InlineData("# FIXME", 1)]
    [InlineData("<!-- HACK -->", 1)]
    [InlineData("/* XXX */", 1)]
    [InlineData("var todo = list;", 0)]
    [InlineData("mktemp -t escrow.XXXXXX", 0)]
    public void Comment_ThatPromisesWork_IsFound(string line, int expected) =>
        Assert.Equal(expected, HygieneRules.UnfinishedWork("a.cs", line).Count());

    // Put together, so that no line of this file is itself a path of a machine.
    [Theory]
    [InlineData("\"/" + "root/checkout/file\"", 1)]
    [InlineData("cd /" + "work/checkout", 1)]
    [InlineData("/" + "home/somebody/src", 1)]
    [InlineData("see /" + "Users/somebody/src", 1)]
    [InlineData(@"C:\Users\somebody", 1)]
    [InlineData("/usr/lib/postgresql/15/bin", 0)]
    [InlineData("$HOME/work/file", 0)]
    [InlineData("https://example.test/root/page", 0)]
    public void Path_OfAMachine_IsFound(string line, int expected) =>
        Assert.Equal(expected, HygieneRules.MachinePaths("a.cs", line).Count());

    private static IEnumerable<Violation> Texts(Func<string, string, IEnumerable<Violation>> rule) =>
        SourceTree.Whole.Paths.Where(HygieneRules.IsText).SelectMany(path => rule(path, SourceTree.Whole.Read(path)));
}
