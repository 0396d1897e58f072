using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Health;
using EscrowGrid.ServiceDefaults.Logging;
using EscrowGrid.ServiceDefaults.Proxies;
using EscrowGrid.ServiceDefaults.Resilience;
using EscrowGrid.ServiceDefaults.Sentry;
using EscrowGrid.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every EscrowGrid service shares.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Open requests and running jobs have this long to end; containers are usually killed after 30 s.
    /// </summary>
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(25);

    /// <summary>
    /// Checks the settings, and registers them with logs, telemetry, service discovery, resilience for HttpClient,
    /// health and a limit for shutting down. Call it first; then <c>AddEscrowDatabase</c>, <c>AddEscrowCache</c> and
    /// <c>MapDefaultEndpoints</c> as the service needs them.
    /// </summary>
    /// <exception cref="InvalidSettingsException">Lists every missing or bad setting by name.</exception>
    public static ServiceSettings AddServiceDefaults(this WebApplicationBuilder builder, ServiceRole role)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ConfigurationLayers.AddDefaults(builder.Configuration);
        var settings = SettingsLoader.Load(builder.Configuration, builder.Environment, role);
        ConfigurationLayers.AddChecked(builder.Configuration, settings);
        builder.Services.AddSingleton(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);

        builder.AddJsonLines();
        builder.AddTelemetry();
        builder.AddSentry(settings);
        builder.AddHealth();
        builder.Services.ConfigureHttpClientDefaults(client =>
        {
            client.AddResilience();
            client.AddServiceDiscovery();
        });
        builder.Services.AddServiceDiscovery();
        builder.Services.AddTransient<IStartupFilter, ForwardedHeadersFilter>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.UsePort(settings);
        return settings;
    }

    private static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DependencyWatch>();
        builder.Services.AddSingleton<HealthReports>();
        builder.Services.AddSingleton(services => new ProcessHealth(
            services.GetRequiredService<HealthReports>(), services.GetRequiredService<ServiceSettings>()));
        builder.Services.AddHostedService<DependencyMonitor>();
    }

    /// <summary>
    /// PORT is what platforms such as Render, Railway and Fly.io set; an explicit URL is more precise and wins.
    /// </summary>
    private static void UsePort(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        if (settings.Port is not { } port) return;
        if (builder.Configuration["URLS"] is not null || builder.Configuration["HTTP_PORTS"] is not null) return;
        if (builder.Configuration.GetSection("Kestrel:Endpoints").Exists()) return;
        builder.WebHost.UseUrls($"http://*:{port}");
    }
}
