using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads the settings of the reference API by their names and defaults (tokenization-api.md 15). What it would have
/// misread in silence, a switch that is neither true nor false or a number that is none, is refused here.
/// </summary>
internal sealed class EdgeSettingsLoader(SettingsReader reader)
{
    private const int WindowMaximumMs = 24 * 60 * 60 * 1_000;

    public EdgeSettings Read(IHostEnvironment environment)
    {
        var defaults = new EdgeSettings();
        NodeEnvironment(environment);
        var windowMs = reader.Whole(
            SettingNames.RateLimitWindowMs, (int)defaults.RateLimitWindow.TotalMilliseconds, WindowMaximumMs);
        return new EdgeSettings
        {
            Helmet = reader.Switch(SettingNames.Helmet, defaults.Helmet),
            Metrics = reader.Switch(SettingNames.Metrics, defaults.Metrics),
            PublicDocs = reader.Switch(SettingNames.PublicDocs, defaults.PublicDocs),
            RateLimit = reader.Switch(SettingNames.RateLimit, defaults.RateLimit),
            RateLimitWindow = TimeSpan.FromMilliseconds(windowMs),
            RateLimitRequests = reader.Whole(SettingNames.RateLimitRequests, defaults.RateLimitRequests),
            KeyCreations = reader.Whole(SettingNames.RateLimitKeyCreations, defaults.KeyCreations),
            InstitutionCreations = reader.Whole(
                SettingNames.RateLimitInstitutionCreations, defaults.InstitutionCreations),
            AuthenticationFailures = reader.Whole(SettingNames.RateLimitAuthFailures, defaults.AuthenticationFailures),
            ProviderNotices = reader.Whole(SettingNames.RateLimitProviderWebhooks, defaults.ProviderNotices),
        };
    }

    /// <summary>Who sets it expects the rules of that environment; ours has a name of its own.</summary>
    private void NodeEnvironment(IHostEnvironment environment)
    {
        var matches = reader.Text(SettingNames.NodeEnvironment) switch
        {
            null => true,
            "production" => !environment.IsDevelopment(),
            "development" => environment.IsDevelopment(),
            _ => false,
        };
        if (!matches)
        {
            reader.Refuse(
                SettingNames.NodeEnvironment,
                $"contradicts the environment {environment.EnvironmentName}; set ASPNETCORE_ENVIRONMENT instead");
        }
    }
}
