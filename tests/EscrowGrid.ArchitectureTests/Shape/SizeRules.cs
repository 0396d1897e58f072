using EscrowGrid.ArchitectureTests.Source;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EscrowGrid.ArchitectureTests.Shape;

/// <summary>House style, rule 6. A line counts as code when it holds more than a comment.</summary>
internal static class SizeRules
{
    public const int FileLines = 300;
    public const int MethodLines = 40;
    public const int Parameters = 5;
    public const int LineCharacters = 120;

    /// <summary>
    /// These files repeat the signatures of Aspire's builder, so that one Program.cs compiles against both.
    /// </summary>
    private const string AspireSignatures = "EscrowGrid.LocalHosting/Building/";

    public static IEnumerable<Violation> LongFiles(SourceFile file)
    {
        var lines = CodeLines(file.Root);
        if (lines > FileLines) yield return new Violation(file.Path, 1, $"{lines} code lines; at most {FileLines}");
    }

    /// <summary>Attributes are not counted: a theory's rows are a table, not a procedure.</summary>
    public static IEnumerable<Violation> LongMethods(SourceFile file) =>
        from member in file.Root.DescendantNodes()
        where member is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
        let lines = CodeLines(member) - member.ChildNodes().OfType<AttributeListSyntax>().Sum(CodeLines)
        where lines > MethodLines
        select file.At(member, $"{lines} code lines in one method; at most {MethodLines}");

    /// <summary>
    /// A positional record is a data shape and a theory's parameters are the columns of a table; neither is a call.
    /// </summary>
    public static IEnumerable<Violation> LongParameterLists(SourceFile file) =>
        from list in file.Root.DescendantNodes().OfType<ParameterListSyntax>()
        where !file.Path.StartsWith(AspireSignatures, StringComparison.Ordinal)
        where list.Parameters.Count > Parameters && list.Parent is not RecordDeclarationSyntax && !IsTheory(list.Parent)
        select file.At(list, $"{list.Parameters.Count} parameters; at most {Parameters}");

    public static IEnumerable<Violation> LongLines(SourceFile file) =>
        from line in file.Lines.Index()
        where line.Item.Length > LineCharacters
        select new Violation(file.Path, line.Index + 1, $"{line.Item.Length} characters; at most {LineCharacters}");

    private static int CodeLines(SyntaxNode node)
    {
        var lines = new HashSet<int>();
        foreach (var token in node.DescendantTokens())
        {
            var span = token.GetLocation().GetLineSpan();
            for (var line = span.StartLinePosition.Line; line <= span.EndLinePosition.Line; line++)
            {
                if (token.Span.Length > 0) lines.Add(line);
            }
        }

        return lines.Count;
    }

    private static bool IsTheory(SyntaxNode? member) =>
        member is MethodDeclarationSyntax method && ShapeRules.HasAttribute(method, "Theory");
}
