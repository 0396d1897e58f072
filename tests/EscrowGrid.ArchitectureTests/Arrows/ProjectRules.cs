using System.Xml.Linq;
using EscrowGrid.ArchitectureTests.Source;

namespace EscrowGrid.ArchitectureTests.Arrows;

/// <summary>
/// The arrows between projects (docs: architecture, "The house"). Whoever adds a project or an arrow changes this
/// table, and writes down why.
/// </summary>
internal static class ProjectRules
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["EscrowGrid.AppHost"] =
        [
            "EscrowGrid.Api",
            "EscrowGrid.Worker",
            "EscrowGrid.Admin",
            "EscrowGrid.LocalHosting",
            "EscrowGrid.StandIns",
        ],
        ["EscrowGrid.Api"] =
        [
            "EscrowGrid.Core",
            "EscrowGrid.ServiceDefaults",
            "EscrowGrid.Jobs.Hangfire",
            "EscrowGrid.Chain.Evm",
            "EscrowGrid.Events.Kafka",
            "EscrowGrid.Rails",
            "EscrowGrid.Evidence.S3",
        ],
        ["EscrowGrid.Worker"] =
        [
            "EscrowGrid.Core",
            "EscrowGrid.ServiceDefaults",
            "EscrowGrid.Jobs.Hangfire",
            "EscrowGrid.Chain.Evm",
            "EscrowGrid.Events.Kafka",
            "EscrowGrid.Rails",
        ],
        ["EscrowGrid.Admin"] = ["EscrowGrid.Client", "EscrowGrid.ServiceDefaults"],
        ["EscrowGrid.Jobs.Hangfire"] = ["EscrowGrid.Core", "EscrowGrid.ServiceDefaults"],
        ["EscrowGrid.Chain.Evm"] = ["EscrowGrid.Core", "EscrowGrid.ServiceDefaults"],
        ["EscrowGrid.Events.Kafka"] = ["EscrowGrid.Core", "EscrowGrid.ServiceDefaults"],
        ["EscrowGrid.Evidence.S3"] = ["EscrowGrid.Core", "EscrowGrid.ServiceDefaults"],
        ["EscrowGrid.Rails"] = ["EscrowGrid.Core", "EscrowGrid.ServiceDefaults"],
        ["EscrowGrid.Cli"] = ["EscrowGrid.Core", "EscrowGrid.Chain.Evm"],
        ["EscrowGrid.Core"] = [],
        ["EscrowGrid.Client"] = [],
        ["EscrowGrid.ServiceDefaults"] = [],
        ["EscrowGrid.LocalHosting"] = [],
    };

    /// <summary>Only the product's projects: a test, benchmark or tool may reference what it looks at.</summary>
    public static bool IsProduct(string path) =>
        path.EndsWith(".csproj", StringComparison.Ordinal)
        && !path.StartsWith("tests/", StringComparison.Ordinal)
        && !path.StartsWith("eng/", StringComparison.Ordinal);

    public static IEnumerable<Violation> Check(string path, string text)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        if (!Allowed.TryGetValue(name, out var allowed))
        {
            yield return new Violation(path, 1, $"{name} is new; enter it in the table of arrows, with an ADR");
            yield break;
        }

        foreach (var reference in XDocument.Parse(text).Descendants("ProjectReference"))
        {
            var target = Path.GetFileNameWithoutExtension((string?)reference.Attribute("Include") ?? "");
            if (!allowed.Contains(target)) yield return new Violation(path, 1, $"{name} may not reference {target}");
        }
    }

    /// <summary>
    /// Core references ASP.NET's framework for the hosting abstractions in it, and uses nothing of the web.
    /// </summary>
    public static IEnumerable<Violation> WebInCore(SourceFile file) =>
        from directive in file.Root.Usings
        let name = directive.NamespaceOrType.ToString()
        where file.Project == "EscrowGrid.Core" && name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        select file.At(directive, $"Core knows no ASP.NET, and {name} is of it");

    /// <summary>A sentence cannot hide what a using directive would show.</summary>
    public static IEnumerable<Violation> QualifiedWebInCore(SourceFile file) =>
        from line in file.Lines.Index()
        where file.Project == "EscrowGrid.Core"
        where line.Item.Contains("AspNetCore.", StringComparison.Ordinal)
        where !line.Item.StartsWith("using ", StringComparison.Ordinal)
        select new Violation(file.Path, line.Index + 1, "Core knows no ASP.NET");
}
