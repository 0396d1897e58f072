namespace EscrowGrid.LocalHosting.Projects;

/// <summary>A profile of a project's launchSettings.json.</summary>
internal sealed record LaunchProfile(
    string Name, IReadOnlyList<string> Urls, IReadOnlyList<KeyValuePair<string, string>> Environment);
