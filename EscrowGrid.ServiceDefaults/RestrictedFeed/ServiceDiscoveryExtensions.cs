using EscrowGrid.ServiceDefaults.Discovery;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Stands in for Microsoft.Extensions.ServiceDiscovery where the feed lacks it: the same method names over the same
/// <c>services:name:scheme:index</c> settings.
/// </summary>
internal static class ServiceDiscoveryExtensions
{
    public static IServiceCollection AddServiceDiscovery(this IServiceCollection services)
    {
        services.TryAddSingleton<ServiceEndpoints>();
        return services;
    }

    public static IHttpClientBuilder AddServiceDiscovery(this IHttpClientBuilder client)
    {
        client.Services.AddServiceDiscovery();
        return client.AddHttpMessageHandler(services =>
            new ServiceDiscoveryHandler(services.GetRequiredService<ServiceEndpoints>()));
    }
}
