using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Reads who is asked about addresses, and how they are judged (escrow-services.md 15, 21 and 22).</summary>
internal sealed class ScreeningSettingsLoader(SettingsReader reader, IHostEnvironment environment)
{
    private const int HighestScore = 100;
    private const int DefaultHigh = 80;
    private const int DefaultMedium = 50;
    private const int DefaultHours = 24;
    private const int MaximumHours = 720;
    private const string Trm = "https://api.trmlabs.com/";
    private const string Chainalysis = "https://api.chainalysis.com/";

    public ScreeningSettings Read()
    {
        var isOn = reader.Switch(SettingNames.Screening, unset: true);
        if (!isOn && environment.IsProduction())
            reader.Refuse(SettingNames.Screening, "money of anybody must not move in Production; leave it out");
        var high = reader.Whole(SettingNames.ScreeningHigh, DefaultHigh, HighestScore);
        var medium = reader.Whole(SettingNames.ScreeningMedium, Math.Min(DefaultMedium, high - 1), HighestScore);
        if (medium >= high)
            reader.Refuse(SettingNames.ScreeningMedium, $"not below {SettingNames.ScreeningHigh}");
        return new ScreeningSettings
        {
            IsOn = isOn,
            HighScore = high,
            MediumScore = medium,
            AcceptsMedium = AcceptsMedium(),
            TimeToLive = TimeSpan.FromHours(reader.Whole(SettingNames.ScreeningHours, DefaultHours, MaximumHours)),
            Trm = Screener(SettingNames.TrmKey, SettingNames.TrmUrl, Trm),
            Chainalysis = Screener(SettingNames.ChainalysisKey, SettingNames.ChainalysisUrl, Chainalysis),
        };
    }

    private bool AcceptsMedium()
    {
        switch (reader.Text(SettingNames.ScreeningMediumRisk))
        {
            case null or "hold": return false;
            case "accept": return true;
            default:
                reader.Refuse(SettingNames.ScreeningMediumRisk, "allowed: hold, accept");
                return false;
        }
    }

    private ScreenerSettings? Screener(string keyName, string urlName, string itself)
    {
        var problemsBefore = reader.Problems.Count;
        var key = reader.Secret(keyName);
        var address = reader.Text(urlName);
        if (key is null && address is null)
            return null;
        if (key is null && reader.Problems.Count == problemsBefore)
            reader.Refuse(keyName, $"required beside {urlName}");
        var url = ProviderAddress.Read(reader, environment, urlName, address ?? itself);
        return reader.Problems.Count > problemsBefore ? null : new ScreenerSettings { ApiKey = key!, ApiUrl = url! };
    }
}
