using System.Text.Json.Nodes;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>
/// Servers: here they are found on the machine, in a deployment they are containers with Aspire's images.
/// </summary>
internal static class ManifestServers
{
    private const string PostgresImage = "docker.io/library/postgres:17.6";
    private const string RedisImage = "docker.io/library/redis:8.2";

    public static JsonObject Write(PostgresServerResource postgres, ManifestEnvironment environment)
    {
        var container = Container(postgres, PostgresImage, environment.Text(postgres.ConnectionStringExpression));
        AddVolumes(container, postgres);
        container["env"] = new JsonObject
        {
            ["POSTGRES_HOST_AUTH_METHOD"] = "scram-sha-256",
            ["POSTGRES_INITDB_ARGS"] = "--auth-host=scram-sha-256 --auth-local=scram-sha-256",
            ["POSTGRES_USER"] = environment.Text(postgres.UserName),
            ["POSTGRES_PASSWORD"] = environment.Text(postgres.PasswordParameter),
        };
        container["bindings"] = ManifestBindings.Write(postgres);
        return container;
    }

    public static JsonObject Write(RedisResource redis, ManifestEnvironment environment)
    {
        var keeps = redis.Annotations.OfType<DataVolumeAnnotation>().Any();
        var container = Container(redis, RedisImage, environment.Text(redis.ConnectionStringExpression));
        // A shell, so that the password comes from the environment and not from the command line.
        container["entrypoint"] = "/bin/sh";
        container["args"] = new JsonArray(
            "-c", $"redis-server --requirepass $REDIS_PASSWORD{(keeps ? " --save 60 1" : "")}");
        AddVolumes(container, redis);
        container["env"] = new JsonObject { ["REDIS_PASSWORD"] = environment.Text(redis.PasswordParameter) };
        container["bindings"] = ManifestBindings.Write(redis);
        return container;
    }

    private static JsonObject Container(IResource resource, string image, string connectionString) => new()
    {
        ["type"] = "container.v0",
        ["connectionString"] = connectionString,
        ["image"] = image,
    };

    private static void AddVolumes(JsonObject container, IResource resource)
    {
        var volumes = resource.Annotations.OfType<DataVolumeAnnotation>()
            .Select(volume => (JsonNode)new JsonObject
            {
                ["name"] = volume.Name,
                ["target"] = volume.Target,
                ["readOnly"] = volume.IsReadOnly,
            })
            .ToArray();
        if (volumes.Length > 0)
            container["volumes"] = new JsonArray(volumes);
    }
}
