namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Reads what the API needs to know of users.</summary>
internal sealed class PeopleSettingsLoader(SettingsReader reader, Func<string, string?> readJwtSecret, bool isStrict)
{
    /// <summary>The length of what HMAC-SHA-256 makes: shorter secrets would weaken it.</summary>
    private const int ShortestSecret = 32;

    private const int TermsVersionText = 64;

    public PeopleSettings Read()
    {
        var defaults = new PeopleSettings();
        var current = Secret(SettingNames.JwtSecret, isRequired: true);
        return new PeopleSettings
        {
            JwtSecret = current,
            PreviousJwtSecret = Previous(current),
            SignUp = SignUp(),
            TermsVersion = TermsVersion(),
            SignUps = reader.Whole(SettingNames.RateLimitSignUps, defaults.SignUps),
            SignIns = reader.Whole(SettingNames.RateLimitSignIns, defaults.SignIns),
            SignInsPerAccount = reader.Whole(SettingNames.RateLimitSignInsPerAccount, defaults.SignInsPerAccount),
            Refreshes = reader.Whole(SettingNames.RateLimitRefreshes, defaults.Refreshes),
            EscrowCallsPerUser = reader.Whole(SettingNames.RateLimitEscrowUser, defaults.EscrowCallsPerUser),
            EscrowCallsPerAddress = reader.Whole(SettingNames.RateLimitEscrowAddress, defaults.EscrowCallsPerAddress),
        };
    }

    private string? Previous(string? current)
    {
        var previous = Secret(SettingNames.PreviousJwtSecret, isRequired: false);
        if (previous is not null && previous == current)
            reader.Refuse(SettingNames.PreviousJwtSecret, $"is the same as {SettingNames.JwtSecret}");
        return previous;
    }

    /// <summary>The rules of a strict environment are the caller's; too short is too short everywhere.</summary>
    private string? Secret(string name, bool isRequired)
    {
        var isSet = reader.Text(name) is not null || reader.Text(name + SettingNames.FileSuffix) is not null;
        if (!isRequired && !isSet)
            return null;
        var secret = readJwtSecret(name);
        if (!isStrict && secret is { Length: < ShortestSecret })
            reader.Refuse(name, $"too short; at least {ShortestSecret} characters are required");
        return secret;
    }

    private SignUpSetting SignUp()
    {
        switch (reader.Text(SettingNames.SignUp))
        {
            case null or "invite": return SignUpSetting.Invite;
            case "open": return SignUpSetting.Open;
            case "off": return SignUpSetting.Off;
            default:
                reader.Refuse(SettingNames.SignUp, "unknown; allowed: open, invite, off");
                return SignUpSetting.Invite;
        }
    }

    private string? TermsVersion()
    {
        if (reader.Text(SettingNames.TermsVersion) is not { } version)
            return null;
        if (version.Length > TermsVersionText || version.Any(it => it is < '!' or > '~'))
            reader.Refuse(SettingNames.TermsVersion, $"not 1 to {TermsVersionText} visible ASCII characters");
        return version;
    }
}
