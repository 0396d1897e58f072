using System.Text.RegularExpressions;
using EscrowGrid.ArchitectureTests.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EscrowGrid.ArchitectureTests.Shape;

/// <summary>House style, rules 1, 5 and 19: files, types, folders and the names of tests.</summary>
internal static partial class ShapeRules
{
    private static readonly HashSet<string> KindFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Services", "Service", "Helpers", "Helper", "Managers", "Manager", "Utils", "Utilities", "Common", "Misc",
        "Models", "Interfaces", "Extensions",
    };

    public static IEnumerable<Violation> SeveralTypes(SourceFile file) =>
        TopLevelTypes(file).Skip(1).Select(type => file.At(type, "a second top-level type; one a file"));

    public static IEnumerable<Violation> BlockNamespaces(SourceFile file) =>
        file.Root.DescendantNodes().OfType<NamespaceDeclarationSyntax>()
            .Select(block => file.At(block, "a namespace in braces; write it file-scoped"));

    public static IEnumerable<Violation> Directives(SourceFile file) =>
        from trivia in file.Root.DescendantTrivia()
        where trivia.Kind() is SyntaxKind.RegionDirectiveTrivia or SyntaxKind.IfDirectiveTrivia
        select file.At(trivia.GetLocation(), $"{trivia.ToString().Split(' ')[0]} is not used here");

    /// <summary>Unsealed classes that nothing derives from, anywhere in the given files.</summary>
    public static IEnumerable<Violation> UnsealedClasses(IReadOnlyList<SourceFile> files)
    {
        var bases = files.SelectMany(file => file.Root.DescendantNodes().OfType<BaseTypeSyntax>())
            .Select(type => SimpleName(type.Type))
            .ToHashSet(StringComparer.Ordinal);
        return from file in files
               from type in file.Root.DescendantNodes().OfType<TypeDeclarationSyntax>()
               where CanBeDerivedFrom(type) && !bases.Contains(type.Identifier.Text)
               select file.At(type, $"{type.Identifier.Text} is not sealed, and nothing derives from it");
    }

    public static IEnumerable<Violation> FoldersByKind(IEnumerable<string> paths) =>
        from path in paths
        where path.EndsWith(".cs", StringComparison.Ordinal)
        from folder in path.Split('/')[..^1]
        where KindFolders.Contains(folder)
        select new Violation(path, 1, $"the folder {folder} names a kind; folders are features");

    public static IEnumerable<Violation> TestNames(SourceFile file) =>
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where HasAttribute(method, "Fact") || HasAttribute(method, "Theory")
        where !TestName().IsMatch(method.Identifier.Text)
        select file.At(method, $"{method.Identifier.Text} is not Subject_Condition_Expectation");

    private static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(SourceFile file) =>
        file.Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static bool HasAttribute(MethodDeclarationSyntax method, string name) =>
        method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == name);

    private static bool CanBeDerivedFrom(TypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax or RecordDeclarationSyntax
        && !type.IsKind(SyntaxKind.RecordStructDeclaration)
        && !type.Modifiers.Any(modifier =>
            modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword)
        && type.Identifier.Text != "Program";

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };

    [GeneratedRegex(
        "^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();
}
