using System.Text.Json;

namespace EscrowGrid.LocalHosting.Projects;

/// <summary>Reads Properties/launchSettings.json.</summary>
internal static class LaunchSettings
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The profiles that run the project itself, in file order; none without the file.</summary>
    public static IReadOnlyList<LaunchProfile> Read(string projectDirectory)
    {
        var file = Path.Combine(projectDirectory, "Properties", "launchSettings.json");
        if (!File.Exists(file))
            return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            return document.RootElement.TryGetProperty("profiles", out var profiles)
                ? [.. profiles.EnumerateObject().Where(RunsTheProject).Select(ReadProfile)]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new LocalHostingException($"'{file}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// The profile to use: the one asked for, else the AppHost's own if the project has one of that name, else the
    /// first.
    /// </summary>
    public static LaunchProfile? Select(string projectDirectory, string? asked, string? appHostProfile)
    {
        var profiles = Read(projectDirectory);
        if (asked is not null)
        {
            return profiles.FirstOrDefault(profile => profile.Name == asked) ?? throw new LocalHostingException(
                $"'{projectDirectory}' has no launch profile '{asked}'.");
        }
        return profiles.FirstOrDefault(profile => profile.Name == appHostProfile)
            ?? (profiles.Count > 0 ? profiles[0] : null);
    }

    private static bool RunsTheProject(JsonProperty profile) => Text(profile.Value, "commandName") == "Project";

    private static LaunchProfile ReadProfile(JsonProperty profile) => new(
        profile.Name,
        (Text(profile.Value, "applicationUrl") ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        profile.Value.TryGetProperty("environmentVariables", out var variables)
            ? [.. variables.EnumerateObject().Select(v => KeyValuePair.Create(v.Name, v.Value.GetString() ?? ""))]
            : []);

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() : null;
}
