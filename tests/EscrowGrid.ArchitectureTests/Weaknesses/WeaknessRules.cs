using System.Text.RegularExpressions;
using EscrowGrid.ArchitectureTests.Shape;
using EscrowGrid.ArchitectureTests.Source;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EscrowGrid.ArchitectureTests.Weaknesses;

/// <summary>
/// The table of known weaknesses: every one has a row, and a row names tests that exist or says what is not shown.
/// </summary>
internal static partial class WeaknessRules
{
    public const string Path = "docs/build/weaknesses.md";
    public const int Count = 32;

    private const int Columns = 4;
    private const int TimeoutMs = 1000;

    /// <returns><c>Class.Method</c> of every test of the tree.</returns>
    public static HashSet<string> TestsOf(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
        where file.IsTest
        from method in file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where ShapeRules.HasAttribute(method, "Fact") || ShapeRules.HasAttribute(method, "Theory")
        where method.Parent is ClassDeclarationSyntax
        select $"{((ClassDeclarationSyntax)method.Parent!).Identifier.Text}.{method.Identifier.Text}",
    ];

    public static IEnumerable<Violation> MissingRows(string text)
    {
        var ids = Rows(text).Select(row => row.Cells[0]).ToList();
        return
            from number in Enumerable.Range(1, Count)
            let rows = ids.Count(id => id == $"W{number}")
            where rows != 1
            select new Violation(Path, 1, $"W{number} has {rows} rows; it needs one");
    }

    public static IEnumerable<Violation> EmptyRows(string text) =>
        from row in Rows(text)
        where row.Cells.Length != Columns || row.Cells.Any(string.IsNullOrWhiteSpace)
            || !(Names().IsMatch(row.Cells[^1]) || row.Cells[^1].Contains("Not shown", StringComparison.Ordinal))
        select new Violation(Path, row.Line, $"{row.Cells[0]} names no test and does not say what is not shown");

    public static IEnumerable<Violation> UnknownTests(string text, IReadOnlySet<string> tests) =>
        from row in Rows(text)
        from Match name in Names().Matches(row.Cells[^1])
        where !tests.Contains(name.Groups["test"].Value)
        select new Violation(Path, row.Line, $"{row.Cells[0]} names {name.Groups["test"].Value}, which is no test");

    private static IEnumerable<(int Line, string[] Cells)> Rows(string text) =>
        from line in text.ReplaceLineEndings("\n").Split('\n').Index()
        where Row().IsMatch(line.Item)
        select (line.Index + 1, line.Item.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"^\| W\d+ \|", RegexOptions.None, TimeoutMs)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<test>\w+Tests\.\w+)`", RegexOptions.None, TimeoutMs)]
    private static partial Regex Names();
}
