namespace EscrowGrid.ArchitectureTests.Source;

/// <summary>A place that breaks a rule, in the form that editors open: <c>path:line: what is wrong</c>.</summary>
internal sealed record Violation(string Path, int Line, string What)
{
    public override string ToString() => $"{Path}:{Line}: {What}";
}
