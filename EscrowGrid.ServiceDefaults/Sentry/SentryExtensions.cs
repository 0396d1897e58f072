using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>Reports errors to Sentry, where a DSN is set.</summary>
internal static class SentryExtensions
{
    public static void AddSentry(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        if (settings.Sentry is not { } target)
            return;
        builder.Services
            .AddSingleton(target)
            .AddSingleton<SentryReports>()
            .AddSingleton<ILoggerProvider>(services => services.GetRequiredService<SentryReports>())
            // A client of its own: the others' resilience would try again what is better given up.
            .AddHostedService(services => new SentrySender(
                services.GetRequiredService<SentryReports>(),
                target,
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }),
                services.GetRequiredService<ILogger<SentrySender>>()));
    }
}
