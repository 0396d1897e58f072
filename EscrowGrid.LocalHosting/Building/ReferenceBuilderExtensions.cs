namespace EscrowGrid.LocalHosting;

/// <summary>Tells a resource where to find others.</summary>
public static class ReferenceBuilderExtensions
{
    /// <summary>
    /// Injects a connection string as <c>ConnectionStrings__name</c>, and its parts as <c>NAME_HOST</c>,
    /// <c>NAME_PORT</c>, ….
    /// </summary>
    /// <param name="builder">The resource that is told.</param>
    /// <param name="source">The resource it is told about.</param>
    /// <param name="connectionName">Another name than the source's.</param>
    /// <param name="optional">Injects nothing, instead of failing, when the source has no connection string.</param>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        var prefix = EnvironmentName.Of(name);
        builder.Resource.Annotations.Add(new ReferenceAnnotation(source.Resource));
        return builder.WithEnvironment(context =>
        {
            context.EnvironmentVariables[$"ConnectionStrings__{name}"] =
                new ConnectionStringReference(source.Resource, optional);
            foreach (var (property, value) in source.Resource.GetConnectionProperties())
                context.EnvironmentVariables[$"{prefix}_{property.ToUpperInvariant()}"] = value;
        });
    }

    /// <summary>
    /// Injects the addresses of a service as <c>services__name__endpoint__0</c> and <c>NAME_ENDPOINT</c>.
    /// </summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder.WithReference(source, source.Resource.Name);

    /// <summary>Injects the addresses of a service under another name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithServiceDiscovery> source,
        string name)
        where TDestination : IResourceWithEnvironment
    {
        builder.Resource.Annotations.Add(new ReferenceAnnotation(source.Resource));
        return builder.WithEnvironment(context =>
        {
            // Looked up now, so that endpoints added after the reference are there too.
            foreach (var endpoint in source.Resource.Annotations.OfType<EndpointAnnotation>())
                Inject(context, name, new EndpointReference(source.Resource, endpoint.Name));
        });
    }

    /// <summary>Injects the address of one endpoint of a service.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment
    {
        builder.Resource.Annotations.Add(new ReferenceAnnotation(endpointReference.Resource));
        return builder.WithEnvironment(context => Inject(context, endpointReference.Resource.Name, endpointReference));
    }

    /// <summary>Injects a fixed address as <c>services__name__default__0</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, string name, Uri uri)
        where TDestination : IResourceWithEnvironment
    {
        if (!uri.IsAbsoluteUri)
            throw new ArgumentException($"The address of service '{name}' must be absolute.", nameof(uri));
        return builder.WithEnvironment($"services__{name}__default__0", uri.ToString());
    }

    private static void Inject(EnvironmentCallbackContext context, string service, EndpointReference endpoint)
    {
        var name = $"{EnvironmentName.Of(service)}_{EnvironmentName.Of(endpoint.EndpointName)}";
        context.EnvironmentVariables[name] = endpoint;
        context.EnvironmentVariables[$"services__{service}__{endpoint.EndpointName}__0"] = endpoint;
    }
}
