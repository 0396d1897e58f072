using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Shape;

public sealed class ShapeTests
{
    [Fact]
    public void Files_OfTheTree_HoldOneTypeEach() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(ShapeRules.SeveralTypes));

    [Fact]
    public void Namespaces_OfTheTree_AreFileScoped() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(ShapeRules.BlockNamespaces));

    [Fact]
    public void Directives_OfTheTree_AreNeitherRegionsNorConditions() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(ShapeRules.Directives));

    [Fact]
    public void Classes_OfTheTree_AreSealedUnlessDerivedFrom() =>
        Verdict.None(ShapeRules.UnsealedClasses(SourceTree.Whole.Files));

    [Fact]
    public void Folders_OfTheTree_AreFeatures() => Verdict.None(ShapeRules.FoldersByKind(SourceTree.Whole.Paths));

    [Fact]
    public void Tests_OfTheTree_AreNamedForWhatTheyExpect() =>
        Verdict.None(SourceTree.Whole.Files.SelectMany(ShapeRules.TestNames));

    [Theory]
    [InlineData("namespace N;\nclass A;", 0)]
    [InlineData("namespace N;\nclass A { class Nested; }", 0)]
    [InlineData("namespace N;\nclass A;\nenum B;", 1)]
    [InlineData("namespace N;\nrecord A;\ndelegate void B();\ninterface C;", 2)]
    public void File_WithSeveralTypes_IsFound(string code, int expected) =>
        Assert.Equal(expected, ShapeRules.SeveralTypes(Snippet.Of(code)).Count());

    [Fact]
    public void Namespace_InBraces_IsFound() =>
        Assert.Single(ShapeRules.BlockNamespaces(Snippet.Of("namespace N { }")));

    [Theory]
    [InlineData("#region X\n#endregion")]
    [InlineData("#if DEBUG\n#endif")]
    public void Directive_ThatIsNotUsedHere_IsFound(string code) =>
        Assert.Single(ShapeRules.Directives(Snippet.Of(code)));

    [Theory]
    [InlineData("class A;", 1)]
    [InlineData("public record A;", 1)]
    [InlineData("sealed class A;", 0)]
    [InlineData("static class A;", 0)]
    [InlineData("abstract class A;", 0)]
    [InlineData("record struct A;", 0)]
    [InlineData("class A; sealed class B : A;", 0)]
    [InlineData("class A; sealed class B : N.A;", 0)]
    [InlineData("class A<T>; sealed class B : A<int>;", 0)]
    [InlineData("public partial class Program;", 0)]
    public void Class_ThatIsOpenForNobody_IsFound(string code, int expected) =>
        Assert.Equal(expected, ShapeRules.UnsealedClasses([Snippet.Of(code)]).Count());

    [Theory]
    [InlineData("EscrowGrid.Core/Services/A.cs", 1)]
    [InlineData("EscrowGrid.Core/Positions/Helpers/A.cs", 1)]
    [InlineData("EscrowGrid.Core/Positions/A.cs", 0)]
    public void Folder_NamedForAKind_IsFound(string path, int expected) =>
        Assert.Equal(expected, ShapeRules.FoldersByKind([path]).Count());

    [Theory]
    [InlineData("ItWorks", 1)]
    [InlineData("Position_Works", 1)]
    [InlineData("Position_Released_CannotBeFunded", 0)]
    public void Test_WithoutAnExpectationInItsName_IsFound(string name, int expected) =>
        Assert.Equal(
            expected, ShapeRules.TestNames(Snippet.Of($"class T {{ [Fact] public void {name}() {{ }} }}")).Count());
}
