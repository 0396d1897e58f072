using Microsoft.Extensions.Configuration;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>The command line that asks for the manifest, as azd and Aspire's own tools write it.</summary>
internal sealed record PublishingOptions(string OutputPath)
{
    private const string ManifestStep = "publish-manifest";

    /// <summary>Null when the application is to run.</summary>
    public static PublishingOptions? Parse(string[] args)
    {
        // Only the command line: an environment variable that happens to be called STEP must not publish anything.
        var line = new ConfigurationBuilder().AddCommandLine(args).Build();
        var publisher = line["publisher"];
        var isPublish = string.Equals(line["operation"], "publish", StringComparison.OrdinalIgnoreCase);
        if (publisher is null && !isPublish)
            return null;
        if (publisher is not (null or "manifest") || (publisher is null && line["step"] != ManifestStep))
        {
            throw new LocalHostingException(
                "This AppHost publishes the manifest only: --publisher manifest --output-path FILE. Other publishers need " +
                "Aspire's packages: build with -p:AspireMode=packages on a feed that carries them.");
        }
        return line["output-path"] is { Length: > 0 } path
            ? new PublishingOptions(Path.GetFullPath(IsFolder(path) ? Path.Combine(path, "aspire-manifest.json") : path))
            : throw new LocalHostingException("--output-path FILE is missing: where to write the manifest.");
    }

    private static bool IsFolder(string path) => Path.EndsInDirectorySeparator(path) || Directory.Exists(path);
}
