using EscrowGrid.LocalHosting.Running;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.LocalHosting.Testing;

/// <summary>Reaches the resources of an application from a test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>A client whose base address is the resource's stable HTTP address.</summary>
    public static HttpClient CreateHttpClient(
        this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>The resource's stable address: the named endpoint, else the first HTTP one.</summary>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        var resource = Find(app, resourceName);
        var endpoint = resource.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(e => endpointName is null
            ? e.IsHttp
            : ResourceName.Comparer.Equals(e.Name, endpointName));
        return endpoint is not null && resource is IResourceWithEndpoints owner
            ? new Uri(new EndpointReference(owner, endpoint.Name).Url)
            : throw new ArgumentException(
                $"Resource '{resourceName}' has no endpoint '{endpointName ?? "http"}'.", nameof(endpointName));
    }

    /// <summary>The resource's connection string.</summary>
    /// <exception cref="ArgumentException">There is no such resource, or it has none.</exception>
    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        Find(app, resourceName) is IResourceWithConnectionString resource
            ? resource.GetValueAsync(cancellationToken)
            : throw new ArgumentException($"Resource '{resourceName}' has no connection string.", nameof(resourceName));

    private static IResource Find(DistributedApplication app, string name) =>
        app.Services.GetRequiredService<Engine>().Resources
            .FirstOrDefault(resource => ResourceName.Comparer.Equals(resource.Name, name))
        ?? throw new ArgumentException($"There is no resource '{name}'.", nameof(name));
}
