using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.ServiceDefaults.Resilience;

/// <summary>Adds the standard resilience to every HttpClient of a service.</summary>
internal static class ResilienceExtensions
{
    public static IHttpClientBuilder AddResilience(this IHttpClientBuilder client)
    {
        client.Services.TryAddSingleton<ResiliencePipelines>();
        client.Services.TryAddSingleton(TimeProvider.System);
        client.ConfigureAdditionalHttpMessageHandlers((handlers, services) => handlers.Add(
            new ResilienceHandler(services.GetRequiredService<ResiliencePipelines>(), client.Name ?? "")));
        return client;
    }
}
