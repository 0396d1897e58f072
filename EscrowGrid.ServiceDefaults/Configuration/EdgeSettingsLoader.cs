namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads the settings of the reference API by their names and defaults (tokenization-api.md 15). What it would have
/// misread in silence, a switch that is neither true nor false or a number that is none, is refused here.
/// </summary>
internal sealed class EdgeSettingsLoader(SettingsReader reader)
{
    private const int WindowMaximumMs = 24 * 60 * 60 * 1_000;

    public EdgeSettings Read()
    {
        var defaults = new EdgeSettings();
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
}
