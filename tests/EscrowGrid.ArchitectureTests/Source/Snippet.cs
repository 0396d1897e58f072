namespace EscrowGrid.ArchitectureTests.Source;

/// <summary>A piece of code that breaks a rule on purpose: a rule that cannot fail proves nothing.</summary>
internal static class Snippet
{
    public static SourceFile Of(string code, string path = "EscrowGrid.Core/Positions/Snippet.cs") =>
        SourceFile.Parse(path, code);
}
