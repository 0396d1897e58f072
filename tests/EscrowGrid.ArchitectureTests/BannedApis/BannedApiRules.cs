using EscrowGrid.ArchitectureTests.Source;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EscrowGrid.ArchitectureTests.BannedApis;

/// <summary>House style, rule 8: time, ids and randomness come from injected sources, and nothing sleeps.</summary>
internal static class BannedApiRules
{
    /// <summary>The one place that makes ids.</summary>
    private const string IdSource = "EscrowGrid.Core/Identifiers/RandomIdSource.cs";

    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["DateTime.Now"] = "use TimeProvider",
        ["DateTime.UtcNow"] = "use TimeProvider",
        ["DateTime.Today"] = "use TimeProvider",
        ["DateTimeOffset.Now"] = "use TimeProvider",
        ["DateTimeOffset.UtcNow"] = "use TimeProvider",
        ["Guid.NewGuid"] = "ids come from IIdSource",
        ["Guid.CreateVersion7"] = "ids come from IIdSource",
        ["Random.Shared"] = "use RandomNumberGenerator, or a seeded Random in a test",
        ["Thread.Sleep"] = "nothing sleeps",
        ["Task.Delay"] = "a test polls with a deadline",
    };

    public static IEnumerable<Violation> Check(SourceFile file)
    {
        foreach (var access in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            var member = $"{LastName(access.Expression)}.{access.Name.Identifier.Text}";
            if (Members.TryGetValue(member, out var advice) && !IsAllowed(member, file))
            {
                yield return file.At(access, $"{member}: {advice}");
            }
        }

        foreach (var creation in file.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
        {
            var isSeededTest = file.IsTest && creation.ArgumentList?.Arguments.Count > 0;
            if (LastName(creation.Type) == "Random" && !isSeededTest)
            {
                yield return file.At(creation, "new Random: " + Members["Random.Shared"]);
            }
        }
    }

    /// <summary>
    /// Tests make throw-away names; the product's ids have one source. Only tests must not wait by the clock.
    /// </summary>
    private static bool IsAllowed(string member, SourceFile file) => member switch
    {
        "Guid.NewGuid" => file.IsTest || file.Path == IdSource,
        "Task.Delay" => !file.Project.EndsWith("Tests", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The last part of a name, so that <c>System.DateTime</c> counts as <c>DateTime</c>.</summary>
    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => "",
    };
}
