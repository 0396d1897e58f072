using System.Text.RegularExpressions;
using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Hygiene;

/// <summary>What no file of the repository holds: unfinished work, and traces of somebody's machine.</summary>
internal static partial class HygieneRules
{
    private const int TimeoutMs = 1000;

    private static readonly string[] TextEndings =
    [
        ".cs", ".csproj", ".props", ".targets", ".proj", ".json", ".md", ".sh", ".yml", ".yaml", ".css", ".js",
        ".razor", ".html", ".sln", ".editorconfig", ".config", ".sql", ".txt",
    ];

    /// <summary>This file's folder speaks of the words that it looks for.</summary>
    private const string OwnFolder = "tests/EscrowGrid.ArchitectureTests/Hygiene/";

    public static bool IsText(string path) =>
        Array.Exists(TextEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && !path.StartsWith(OwnFolder, StringComparison.Ordinal);

    public static IEnumerable<Violation> UnfinishedWork(string path, string text) =>
        Matches(path, text, Unfinished(), "unfinished work; finish it or write an issue");

    public static IEnumerable<Violation> MachinePaths(string path, string text) =>
        Matches(path, text, MachinePath(), "a path of somebody's machine");

    private static IEnumerable<Violation> Matches(string path, string text, Regex pattern, string what) =>
        from line in text.Split('\n').Index()
        let match = pattern.Match(line.Item)
        where match.Success
        select new Violation(path, line.Index + 1, $"{match.Value.Trim()}: {what}");

    [GeneratedRegex(@"(?://|/\*|#|<!--|^\s*\*).*\b(?:TODO|FIXME|HACK|XXX)\b", RegexOptions.None, TimeoutMs)]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        @"(?<![\w.$}~/-])(?:/(?:work|root|home/[a-z][\w-]*|Users/[A-Za-z][\w-]*)(?:/[\w.-]+)+|[A-Z]:\\Users\\)",
        RegexOptions.None,
        TimeoutMs)]
    private static partial Regex MachinePath();
}
