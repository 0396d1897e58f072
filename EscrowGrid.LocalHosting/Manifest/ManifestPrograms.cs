using System.Text.Json.Nodes;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>Projects and executables.</summary>
internal static class ManifestPrograms
{
    public static async Task<JsonObject> WriteAsync(
        ProjectResource project, ManifestEnvironment environment, string folder, CancellationToken ct)
    {
        var written = new JsonObject
        {
            ["type"] = "project.v0",
            ["path"] = Relative(folder, project.Metadata.ProjectPath),
        };
        await AddCommonAsync(written, project, environment, ct);
        return written;
    }

    public static async Task<JsonObject> WriteAsync(
        ExecutableResource executable, ManifestEnvironment environment, string folder, CancellationToken ct)
    {
        var written = new JsonObject
        {
            ["type"] = "executable.v0",
            ["workingDirectory"] = Relative(folder, executable.WorkingDirectory),
            ["command"] = executable.Command,
        };
        await AddCommonAsync(written, executable, environment, ct);
        return written;
    }

    private static async Task AddCommonAsync(
        JsonObject written, IResource resource, ManifestEnvironment environment, CancellationToken ct)
    {
        var arguments = await environment.WriteArgumentsAsync(resource);
        if (arguments.Count > 0)
            written["args"] = arguments;
        written["env"] = await environment.WriteAsync(resource, ct);
        if (ManifestBindings.Write(resource) is { Count: > 0 } bindings)
            written["bindings"] = bindings;
    }

    private static string Relative(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
