using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EscrowGrid.ArchitectureTests.Source;

/// <summary>One C# file, parsed.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        Root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, options).GetRoot();
    }

    /// <summary>Relative to the repository, with forward slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public CompilationUnitSyntax Root { get; }

    public string[] Lines => Text.Split('\n');

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The project's folder: <c>EscrowGrid.Core</c>, or <c>EscrowGrid.Core.Tests</c> under tests.</summary>
    public string Project => Path.Split('/')[IsTest ? 1 : 0];

    /// <summary>The folder directly below the project, or an empty text for a file beside the project file.</summary>
    public string Feature
    {
        get
        {
            var parts = Path.Split('/')[(IsTest ? 2 : 1)..];
            return parts.Length > 1 ? parts[0] : "";
        }
    }

    public static SourceFile Parse(string path, string text) => new(path, text.ReplaceLineEndings("\n"));

    public Violation At(SyntaxNode node, string what) => At(node.GetLocation(), what);

    public Violation At(Location location, string what) =>
        new(Path, location.GetLineSpan().StartLinePosition.Line + 1, what);
}
