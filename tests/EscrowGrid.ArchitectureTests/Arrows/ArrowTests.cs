using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Arrows;

public sealed class ArrowTests
{
    [Fact]
    public void Projects_OfTheTree_PointOneWay() => Verdict.None(
        SourceTree.Whole.Paths.Where(ProjectRules.IsProduct)
            .SelectMany(path => ProjectRules.Check(path, SourceTree.Whole.Read(path))));

    [Fact]
    public void Core_OfTheTree_KnowsNoWeb() => Verdict.None(
        SourceTree.Whole.Files.SelectMany(ProjectRules.WebInCore)
            .Concat(SourceTree.Whole.Files.SelectMany(ProjectRules.QualifiedWebInCore)));

    [Fact]
    public void Features_OfCore_UseOnlyWhatTheTableAllows() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(FeatureRules.References));

    [Fact]
    public void Features_OfCore_KeepOutOfEachOthersStores() =>
        Verdict.None(FeatureRules.Stores(SourceTree.Whole.Files));

    [Theory]
    [InlineData("EscrowGrid.Core", "EscrowGrid.Api", 1)]
    [InlineData("EscrowGrid.Admin", "EscrowGrid.Core", 1)]
    [InlineData("EscrowGrid.Admin", "EscrowGrid.Client", 0)]
    [InlineData("EscrowGrid.Api", "EscrowGrid.Worker", 1)]
    [InlineData("EscrowGrid.Payments", "EscrowGrid.Core", 1)]
    public void Arrow_BetweenProjects_IsFoundWhenForbidden(string project, string target, int expected) =>
        Assert.Equal(
            expected,
            ProjectRules.Check(
                $"{project}/{project}.csproj",
                $"""<Project><ProjectReference Include="../{target}/{target}.csproj" /></Project>""").Count());

    [Theory]
    [InlineData("using Microsoft.AspNetCore.Http;", 1)]
    [InlineData("using Microsoft.Extensions.Hosting;", 0)]
    public void Web_InCore_IsFound(string code, int expected) =>
        Assert.Equal(expected, ProjectRules.WebInCore(Snippet.Of(code)).Count());

    [Fact]
    public void Web_NamedInFullInCore_IsFound() =>
        Assert.Single(
            ProjectRules.QualifiedWebInCore(Snippet.Of("class C { Microsoft.AspNetCore.Http.HttpContext X; }")));

    [Theory]
    [InlineData("Positions", "using EscrowGrid.Core.Policies;", 0)]
    [InlineData("Positions", "using EscrowGrid.Core.Identifiers;", 0)]
    [InlineData("Positions", "using EscrowGrid.Core.ApiKeys;", 1)]
    [InlineData("Positions", "using EscrowGrid.Core.Storage;", 1)]
    [InlineData("Positions", "using EscrowGrid.Core.Storage.Memory;", 1)]
    [InlineData("Positions", "class C { EscrowGrid.Core.ApiKeys.ApiKey X; }", 1)]
    [InlineData("Money", "using EscrowGrid.Core.Positions;", 1)]
    [InlineData("Storage", "using EscrowGrid.Core.ApiKeys;", 0)]
    [InlineData("Disputes", "using EscrowGrid.Core.Positions;", 1)]
    public void Arrow_BetweenFeatures_IsFoundWhenForbidden(string feature, string code, int expected) =>
        Assert.Equal(
            expected, FeatureRules.References(Snippet.Of(code, $"EscrowGrid.Core/{feature}/Snippet.cs")).Count());

    [Theory]
    [InlineData("Ledger", 0)]
    [InlineData("Policies", 1)]
    [InlineData("Positions", 0)]
    public void Store_OfAnotherFeature_IsFoundUnlessBorrowed(string feature, int expected) =>
        Assert.Equal(
            expected,
            FeatureRules.Stores(
            [
                Snippet.Of("interface IPositionStore;", "EscrowGrid.Core/Positions/IPositionStore.cs"),
                Snippet.Of("class C(IPositionStore positions);", $"EscrowGrid.Core/{feature}/C.cs"),
            ]).Count());
}
