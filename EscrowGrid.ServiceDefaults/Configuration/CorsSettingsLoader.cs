namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Reads from where browsers may call; three names mean the same.</summary>
internal sealed class CorsSettingsLoader(SettingsReader reader, bool isStrict)
{
    private const string Everybody = "*";

    private static readonly string[] Names =
        [SettingNames.CorsOrigin, SettingNames.CorsAllowedOrigins, SettingNames.CorsOrigins];

    /// <summary>Where front ends are served while somebody develops one (tokenization-api.md 1).</summary>
    private static readonly string[] DevelopmentOrigins =
    [
        "http://localhost:3000", "http://localhost:4000", "http://localhost:5173", "http://localhost:5174",
        "http://localhost:8080",
    ];

    public IReadOnlyList<string> Read()
    {
        var set = Names
            .Select(name => (Name: name, Origins: reader.List(name)))
            .Where(it => it.Origins.Count > 0)
            .ToList();
        if (set is not [var (name, origins), .. var twins])
            return isStrict ? Own() : [.. DevelopmentOrigins, .. Own()];
        foreach (var twin in twins.Where(twin => !twin.Origins.SequenceEqual(origins)))
            reader.Refuse(name, $"differs from {twin.Name}; keep one of them");
        if (origins.Contains(Everybody))
        {
            if (isStrict)
                reader.Refuse(name, "* is refused outside Development; list the origins");
            return [Everybody];
        }

        if (!origins.All(IsOrigin))
            reader.Refuse(name, "not a comma list of origins such as https://app.bank.test");
        return origins;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where no list is set, the installation's own web application may call.</summary>
    private string[] Own() => Uri.TryCreate(reader.Text(SettingNames.WebAppUrl), UriKind.Absolute, out var application)
        && application.Scheme is "http" or "https"
            ? [application.GetLeftPart(UriPartial.Authority)]
            : [];
}
