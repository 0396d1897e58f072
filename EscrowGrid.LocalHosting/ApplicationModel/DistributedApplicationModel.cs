namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The application as the builder left it.</summary>
/// <param name="Resources">In the order they were added.</param>
/// <param name="AppHostDirectory">The AppHost's project folder.</param>
/// <param name="InheritedEnvironment">
/// Variables that resources inherit besides this process's own; a test process lacks those that `dotnet run` sets.
/// </param>
internal sealed record DistributedApplicationModel(
    IList<IResource> Resources,
    string AppHostDirectory,
    IReadOnlyList<KeyValuePair<string, string>> InheritedEnvironment);
