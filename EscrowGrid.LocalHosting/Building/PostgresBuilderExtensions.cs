using System.Net.Sockets;

namespace EscrowGrid.LocalHosting;

/// <summary>Adds PostgreSQL servers and databases.</summary>
public static class PostgresBuilderExtensions
{
    private const string ContainerDataFolder = "/var/lib/postgresql/data";
    private const int ContainerPort = 5432;

    /// <summary>
    /// Adds a PostgreSQL server. Without <see cref="WithDataVolume"/> its data ends with the run. A password that is
    /// not given is generated and kept.
    /// </summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var server = new PostgresServerResource(
            name, userName?.Resource,
            password?.Resource ?? ParameterBuilderExtensions.CreatePassword(builder, name, special: true));
        server.Annotations.Add(new EndpointAnnotation(
            ProtocolType.Tcp, PostgresServerResource.EndpointName, port: port, targetPort: ContainerPort));
        return builder.AddResource(server);
    }

    /// <summary>
    /// Adds a database, which is created before anything that waits for it or for the server goes on.
    /// </summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">Name of the resource and of the connection string.</param>
    /// <param name="databaseName">Name on the server; null for the resource's.</param>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        var added = builder.ApplicationBuilder.AddResource(database);
        builder.Resource.Add(database);
        return added;
    }

    /// <summary>Keeps the data between runs.</summary>
    /// <param name="builder">The server.</param>
    /// <param name="name">Name of the volume; null for one made of the AppHost's and the server's names.</param>
    /// <param name="isReadOnly">Only for the published container; here the data is always written.</param>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
    {
        builder.Resource.Annotations.Add(new DataVolumeAnnotation(
            name ?? VolumeName.For(builder), ContainerDataFolder, isReadOnly));
        return builder;
    }

    /// <summary>Sets the superuser's password.</summary>
    public static IResourceBuilder<PostgresServerResource> WithPassword(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    /// <summary>Sets the superuser's name, which existing data cannot change any more.</summary>
    public static IResourceBuilder<PostgresServerResource> WithUserName(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> userName)
    {
        builder.Resource.UserNameParameter = userName.Resource;
        return builder;
    }

    /// <summary>Sets the port; null for any free one.</summary>
    public static IResourceBuilder<PostgresServerResource> WithHostPort(
        this IResourceBuilder<PostgresServerResource> builder, int? port)
    {
        builder.Resource.PrimaryEndpoint.EndpointAnnotation.Port = port;
        return builder;
    }
}
