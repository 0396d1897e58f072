using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>
/// Writes the model as Aspire's manifest, which azd and other deployers read (spec: aspire-conventions 4). Replicas,
/// waits and health checks have no place in it.
/// </summary>
internal sealed class ManifestPublisher(
    DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext)
{
    private const string Schema = "https://json.schemastore.org/aspire-8.0.json";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        // A file, not a web page: connection strings and passwords' characters stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task PublishAsync(PublishingOptions options, CancellationToken ct)
    {
        var path = options.RequireManifestPath();
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var manifest = await WriteAsync(folder, ct);
        await File.WriteAllTextAsync(path, manifest.ToJsonString(Readable) + "\n", ct);
        await Console.Out.WriteLineAsync($"Manifest written to {path}");
    }

    /// <summary>The manifest; paths in it are relative to the folder it will lie in.</summary>
    public async Task<JsonObject> WriteAsync(string folder, CancellationToken ct)
    {
        var references = new ManifestReferences();
        var resources = new JsonObject();
        var environment = new ManifestEnvironment(executionContext, references);
        foreach (var resource in model.Resources)
        {
            if (!resource.Annotations.OfType<ManifestExclusionAnnotation>().Any())
                resources[resource.Name] = await WriteAsync(resource, environment, folder, ct);
        }
        // Passwords that servers brought along, and the URI forms of parameters, exist because somebody refers to them.
        foreach (var parameter in references.Parameters.Where(parameter => !resources.ContainsKey(parameter.Name)))
            resources[parameter.Name] = ManifestParameter.Write(parameter);
        foreach (var parameter in references.UriEncoded)
            resources[$"{parameter.Name}-uri-encoded"] = ManifestParameter.WriteUriEncoded(parameter);
        return new JsonObject { ["$schema"] = Schema, ["resources"] = resources };
    }

    private static async Task<JsonObject> WriteAsync(
        IResource resource, ManifestEnvironment environment, string folder, CancellationToken ct) => resource switch
        {
            ParameterResource parameter => ManifestParameter.Write(parameter),
            PostgresServerResource postgres => ManifestServers.Write(postgres, environment),
            PostgresDatabaseResource database => new JsonObject
            {
                ["type"] = "value.v0",
                ["connectionString"] = environment.Text(database.ConnectionStringExpression),
            },
            RedisResource redis => ManifestServers.Write(redis, environment),
            ProjectResource project => await ManifestPrograms.WriteAsync(project, environment, folder, ct),
            ExecutableResource executable => await ManifestPrograms.WriteAsync(executable, environment, folder, ct),
            _ => new JsonObject { ["error"] = $"{resource.GetType().Name} cannot be written to a manifest." },
        };
}
