using Microsoft.Extensions.Configuration;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>The command line that asks for the manifest, as azd and Aspire's own tools write it.</summary>
internal sealed record PublishingOptions(string? Publisher, string? Step, string? Output)
{
    /// <summary>Null when the application is to run.</summary>
    public static PublishingOptions? Parse(string[] args)
    {
        // Only the command line: an environment variable that happens to be called STEP must not publish anything.
        var line = new ConfigurationBuilder().AddCommandLine(args).Build();
        var isPublish = string.Equals(line["operation"], "publish", StringComparison.OrdinalIgnoreCase);
        return line["publisher"] is null && !isPublish
            ? null
            : new PublishingOptions(line["publisher"], line["step"], line["output-path"]);
    }

    /// <summary>The file to write.</summary>
    /// <exception cref="LocalHostingException">
    /// Something else than the manifest is asked for, or no file is named.
    /// </exception>
    public string RequireManifestPath()
    {
        var isManifest = Publisher is null ? Step == "publish-manifest" : Publisher == "manifest";
        if (!isManifest)
        {
            throw new LocalHostingException(
                "This AppHost publishes the manifest only: --publisher manifest --output-path FILE. Other publishers " +
                "need Aspire's packages: build with -p:AspireMode=packages on a feed that carries them.");
        }
        return Output is { Length: > 0 } path
            ? Path.GetFullPath(IsFolder(path) ? Path.Combine(path, "aspire-manifest.json") : path)
            : throw new LocalHostingException("--output-path FILE is missing: where to write the manifest.");
    }

    private static bool IsFolder(string path) => Path.EndsInDirectorySeparator(path) || Directory.Exists(path);
}
