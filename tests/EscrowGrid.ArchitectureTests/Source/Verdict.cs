namespace EscrowGrid.ArchitectureTests.Source;

/// <summary>How a rule's test ends.</summary>
internal static class Verdict
{
    /// <summary>Fails with every violation on a line of its own.</summary>
    public static void None(IEnumerable<Violation> violations)
    {
        var found = violations
            .OrderBy(violation => violation.Path, StringComparer.Ordinal)
            .ThenBy(violation => violation.Line)
            .ToList();
        Assert.True(found.Count == 0, $"{found.Count} violations:\n{string.Join('\n', found)}");
    }
}
