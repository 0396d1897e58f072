using System.Globalization;
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
        OnChain();
        var windowMs = Whole(
            SettingNames.RateLimitWindowMs, (int)defaults.RateLimitWindow.TotalMilliseconds, WindowMaximumMs);
        return new EdgeSettings
        {
            Helmet = reader.Switch(SettingNames.Helmet, defaults.Helmet),
            Metrics = reader.Switch(SettingNames.Metrics, defaults.Metrics),
            PublicDocs = reader.Switch(SettingNames.PublicDocs, defaults.PublicDocs),
            RateLimit = reader.Switch(SettingNames.RateLimit, defaults.RateLimit),
            RateLimitWindow = TimeSpan.FromMilliseconds(windowMs),
            RateLimitRequests = Whole(SettingNames.RateLimitRequests, defaults.RateLimitRequests),
            KeyCreations = Whole(SettingNames.RateLimitKeyCreations, defaults.KeyCreations),
            InstitutionCreations = Whole(SettingNames.RateLimitInstitutionCreations, defaults.InstitutionCreations),
            AuthenticationFailures = Whole(SettingNames.RateLimitAuthFailures, defaults.AuthenticationFailures),
        };
    }

    private int Whole(string name, int unset, int maximum = int.MaxValue)
    {
        if (reader.Text(name) is not { } text) return unset;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= maximum)
        {
            return number;
        }

        reader.Refuse(name, $"not a whole number from 1 to {maximum.ToString(CultureInfo.InvariantCulture)}");
        return unset;
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

    /// <summary>Better no start than a ledger that somebody believes to be on a chain.</summary>
    private void OnChain()
    {
        if (reader.Switch(SettingNames.OnChain, unset: false))
            reader.Refuse(SettingNames.OnChain, "this release has no on-chain ledger; leave it out or set false");
    }
}
