using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Two layers around a program's own configuration: defaults below it, which everything overrides, and on top of it the
/// checked settings in the one form that every library reads, whichever name the operator used.
/// </summary>
internal static class ConfigurationLayers
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",

        // Health and telemetry are the same on every feed, so the Aspire packages leave both to us.
        ["Aspire:Npgsql:DisableHealthChecks"] = "true",
        ["Aspire:Npgsql:DisableTracing"] = "true",
        ["Aspire:Npgsql:DisableMetrics"] = "true",
        ["Aspire:StackExchange:Redis:DisableHealthChecks"] = "true",
        ["Aspire:StackExchange:Redis:DisableTracing"] = "true",
    };

    public static void AddDefaults(IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });

    public static void AddChecked(IConfigurationBuilder configuration, ServiceSettings settings)
    {
        var values = new Dictionary<string, string?>
        {
            // This switch of the framework believes forwarded headers from anybody; TRUSTED_PROXIES takes its place.
            ["ForwardedHeaders_Enabled"] = "false",
        };
        if (settings.DatabaseConnectionString is { } database)
        {
            values[SettingNames.Key(SettingNames.DatabaseConnectionString)] = database;
        }

        if (settings.LogLevel is { } level) values["Logging:LogLevel:Default"] = level;
        if (settings.Cache is { } cache) values[SettingNames.Key(SettingNames.CacheConnectionString)] = cache.Endpoint;
        if (settings.TelemetryHeaders is { } headers) values[SettingNames.TelemetryHeaders] = headers;
        configuration.AddInMemoryCollection(values);
    }
}
