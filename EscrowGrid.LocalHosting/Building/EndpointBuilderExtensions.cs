using System.Net.Sockets;

namespace EscrowGrid.LocalHosting;

/// <summary>Adds endpoints and health checks.</summary>
public static class EndpointBuilderExtensions
{
    /// <summary>Adds an HTTP endpoint; <c>WithEndpoint(name, …)</c> says what else there is to say of it.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">Port of the stable address; null for any free one.</param>
    /// <param name="targetPort">Port the process listens on; null for any free one.</param>
    /// <param name="name">Name; null for <c>http</c>.</param>
    /// <param name="env">Variable that tells the process its port.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null)
        where T : IResourceWithEndpoints =>
        Add(builder, new EndpointAnnotation(ProtocolType.Tcp, "http", name, port, targetPort)
        {
            TargetPortEnvironmentVariable = env,
        });

    /// <summary>Adds an endpoint of any scheme.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">Port of the stable address; null for any free one.</param>
    /// <param name="targetPort">Port the process listens on; null for any free one.</param>
    /// <param name="scheme">Null for <c>tcp</c>.</param>
    /// <param name="name">Name; null for the scheme.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null)
        where T : IResourceWithEndpoints =>
        Add(builder, new EndpointAnnotation(ProtocolType.Tcp, scheme ?? "tcp", name, port, targetPort));

    /// <summary>Changes an endpoint, or adds one.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Action<EndpointAnnotation> callback,
        bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        var reference = new EndpointReference(builder.Resource, endpointName);
        if (!reference.Exists && createIfNotExists)
            builder.Resource.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, "tcp", endpointName));
        if (reference.Exists)
            callback(reference.EndpointAnnotation);
        return builder;
    }

    /// <summary>Refers to an endpoint.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);

    /// <summary>Marks every HTTP endpoint so far as meant for clients outside the application.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.IsHttp))
            endpoint.IsExternal = true;
        return builder;
    }

    /// <summary>The resource is healthy when each of its replicas answers a GET with the expected status.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">Default <c>/</c>.</param>
    /// <param name="statusCode">Default 200.</param>
    /// <param name="endpointName">Null for the first HTTP endpoint.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        builder.Resource.Annotations.Add(
            new HttpHealthCheckAnnotation(endpointName, path ?? "/", statusCode ?? StatusCodeOk));
        return builder;
    }

    private const int StatusCodeOk = 200;

    private static IResourceBuilder<T> Add<T>(IResourceBuilder<T> builder, EndpointAnnotation endpoint)
        where T : IResourceWithEndpoints
    {
        if (new EndpointReference(builder.Resource, endpoint.Name).Exists)
        {
            throw new InvalidOperationException(
                $"Resource '{builder.Resource.Name}' has an endpoint '{endpoint.Name}' already.");
        }
        builder.Resource.Annotations.Add(endpoint);
        return builder;
    }
}
