using System.Net.Sockets;

namespace EscrowGrid.LocalHosting;

/// <summary>Adds Redis servers.</summary>
public static class RedisBuilderExtensions
{
    private const string ContainerDataFolder = "/data";
    private const int ContainerPort = 6379;

    /// <summary>Adds a Redis server. Without <see cref="WithDataVolume"/> its data ends with the run.</summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder,
        string name,
        int? port = null,
        IResourceBuilder<ParameterResource>? password = null)
    {
        // StackExchange.Redis cannot take every special character in a connection string.
        var server = new RedisResource(
            name, password?.Resource ?? ParameterBuilderExtensions.CreatePassword(builder, name, special: false));
        server.Annotations.Add(new EndpointAnnotation(
            ProtocolType.Tcp, RedisResource.EndpointName, port: port, targetPort: ContainerPort));
        return builder.AddResource(server);
    }

    /// <summary>Keeps the data between runs.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">Name of the volume; null for one made of the AppHost's and the server's names.</param>
    /// <param name="isReadOnly">Only for the published container; here the data is always written.</param>
    public static IResourceBuilder<RedisResource> WithDataVolume(
        this IResourceBuilder<RedisResource> builder, string? name = null, bool isReadOnly = false)
    {
        builder.Resource.Annotations.Add(new DataVolumeAnnotation(
            name ?? VolumeName.For(builder), ContainerDataFolder, isReadOnly));
        return builder;
    }

    /// <summary>Sets the password.</summary>
    public static IResourceBuilder<RedisResource> WithPassword(
        this IResourceBuilder<RedisResource> builder, IResourceBuilder<ParameterResource> password)
    {
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    /// <summary>Sets the port; null for any free one.</summary>
    public static IResourceBuilder<RedisResource> WithHostPort(
        this IResourceBuilder<RedisResource> builder, int? port)
    {
        builder.Resource.PrimaryEndpoint.EndpointAnnotation.Port = port;
        return builder;
    }
}
