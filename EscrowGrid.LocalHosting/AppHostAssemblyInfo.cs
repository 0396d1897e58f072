using System.Reflection;

namespace EscrowGrid.LocalHosting;

/// <summary>What eng/LocalAppHost.targets writes into the AppHost's assembly.</summary>
internal static class AppHostAssemblyInfo
{
    private const string ProjectPathKey = "apphostprojectpath";

    /// <summary>The AppHost's project folder; null for an assembly that was not built as an AppHost.</summary>
    public static string? ProjectDirectory(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == ProjectPathKey)?.Value;
}
