using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.BannedApis;

public sealed class BannedApiTests
{
    private const string Product = "EscrowGrid.Core/Positions/Snippet.cs";
    private const string Test = "tests/EscrowGrid.Core.Tests/Positions/SnippetTests.cs";

    [Fact]
    public void Tree_OfTheWholeRepository_CallsNoBannedApi() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(BannedApiRules.Check));

    [Theory]
    [InlineData(Product, "DateTime.Now", 1)]
    [InlineData(Product, "System.DateTime.UtcNow.AddDays(1)", 1)]
    [InlineData(Product, "DateTimeOffset.UtcNow", 1)]
    [InlineData(Product, "Guid.NewGuid()", 1)]
    [InlineData(Product, "Guid.CreateVersion7()", 1)]
    [InlineData(Product, "new Random(1)", 1)]
    [InlineData(Product, "Random.Shared.Next()", 1)]
    [InlineData(Product, "Thread.Sleep(1)", 1)]
    [InlineData(Product, "Task.Delay(1)", 0)]
    [InlineData(Product, "time.GetUtcNow()", 0)]
    [InlineData("EscrowGrid.Core/Identifiers/RandomIdSource.cs", "Guid.NewGuid()", 0)]
    [InlineData(Test, "Task.Delay(1)", 1)]
    [InlineData("tests/EscrowGrid.Benchmarks/Snippet.cs", "Task.Delay(1)", 0)]
    [InlineData(Test, "Thread.Sleep(1)", 1)]
    [InlineData(Test, "DateTime.UtcNow", 1)]
    [InlineData(Test, "new Random()", 1)]
    [InlineData(Test, "new Random(seed)", 0)]
    [InlineData(Test, "Guid.NewGuid()", 0)]
    public void Call_InThatFile_IsFoundWhenBanned(string path, string expression, int expected) =>
        Assert.Equal(
            expected, BannedApiRules.Check(Snippet.Of($"class C {{ object M() => {expression}; }}", path)).Count());
}
