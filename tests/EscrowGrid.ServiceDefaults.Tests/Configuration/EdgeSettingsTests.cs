using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>The settings of the wire contract, section 15: what is accepted, as what, and what is refused.</summary>
public sealed class EdgeSettingsTests
{
    private static readonly string[] Off = ["HELMET_ENABLED", "PUBLIC_DOCS_ENABLED", "RATE_LIMIT_ENABLED"];

    private static readonly string[] Numbers =
    [
        "RATE_LIMIT_WINDOW_MS", "RATE_LIMIT_MAX_REQUESTS", "RATE_LIMIT_KEY_CREATIONS",
        "RATE_LIMIT_INSTITUTION_CREATIONS", "RATE_LIMIT_AUTH_FAILURES",
    ];

    private static readonly string[] NoNumbers =
        ["0", "-1", "1.5", "1e3", "+5", "0x10", "1,000", "many", "NaN", "Infinity", "2147483648"];

    private static readonly string[] NoSwitches = ["True", "FALSE", "1", "0", "yes", "on", "truee"];

    private static readonly (string Name, string? Value, string? Read)[] Others =
    [
        ("RATE_LIMIT_WINDOW_MS", "86400000", "86400000"),
        ("RATE_LIMIT_WINDOW_MS", "86400001", null),
        ("RATE_LIMIT_WINDOW_MS", null, "60000"),
        ("RATE_LIMIT_MAX_REQUESTS", null, "1000"),
        ("RATE_LIMIT_KEY_CREATIONS", null, "5"),
        ("RATE_LIMIT_INSTITUTION_CREATIONS", null, "10"),
        ("RATE_LIMIT_AUTH_FAILURES", null, "300"),
        ("ONCHAIN_LEDGER_ENABLED", "TRUE", null),
        ("ONCHAIN_LEDGER_ENABLED", "false", ""),
        ("ONCHAIN_LEDGER_ENABLED", null, ""),
    ];

    /// <summary>Name, value, and what is read; null when the setting is refused by its name.</summary>
    public static TheoryData<string, string?, string?> Table()
    {
        var table = new TheoryData<string, string?, string?>();
        foreach (var row in Off.SelectMany(name => Switches(name, unset: "False")))
            table.Add(row.Name, row.Value, row.Read);
        foreach (var row in Switches("METRICS_ENABLED", unset: "True").Concat(Numbers.SelectMany(Wholes)))
            table.Add(row.Name, row.Value, row.Read);
        foreach (var row in Others)
            table.Add(row.Name, row.Value, row.Read);
        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Setting_OfTheEdge_IsAcceptedOrRefusedByName(string name, string? value, string? read)
    {
        var variables = SettingsCase.ProductionApi();
        variables[name] = value;

        var problems = SettingsCase.Problems(ServiceRole.Api, "Production", variables);

        if (read is null)
        {
            Assert.StartsWith(name + ":", Assert.Single(problems), StringComparison.Ordinal);
            return;
        }

        Assert.Empty(problems);
        Assert.Equal(read, Read(name, SettingsCase.Load(ServiceRole.Api, "Production", variables).Edge));
    }

    [Fact]
    public void Settings_OfTheEdge_ConcernTheApiOnly()
    {
        var variables = new Dictionary<string, string?> { ["HELMET_ENABLED"] = "nonsense" };

        Assert.Empty(SettingsCase.Problems(ServiceRole.Admin, "Production", variables));
    }

    private static string Read(string name, EdgeSettings edge) => name switch
    {
        "HELMET_ENABLED" => $"{edge.Helmet}",
        "PUBLIC_DOCS_ENABLED" => $"{edge.PublicDocs}",
        "RATE_LIMIT_ENABLED" => $"{edge.RateLimit}",
        "METRICS_ENABLED" => $"{edge.Metrics}",
        "RATE_LIMIT_WINDOW_MS" => $"{edge.RateLimitWindow.TotalMilliseconds}",
        "RATE_LIMIT_MAX_REQUESTS" => $"{edge.RateLimitRequests}",
        "RATE_LIMIT_KEY_CREATIONS" => $"{edge.KeyCreations}",
        "RATE_LIMIT_INSTITUTION_CREATIONS" => $"{edge.InstitutionCreations}",
        "RATE_LIMIT_AUTH_FAILURES" => $"{edge.AuthenticationFailures}",
        "RATE_LIMIT_PROVIDER_WEBHOOKS" => $"{edge.ProviderNotices}",
        _ => "",
    };

    private static IEnumerable<(string Name, string? Value, string? Read)> Switches(string name, string unset) =>
    [
        (name, "true", "True"),
        (name, " false ", "False"),
        (name, null, unset),
        (name, " ", unset),
        .. from value in NoSwitches select (name, (string?)value, (string?)null),
    ];

    private static IEnumerable<(string Name, string? Value, string? Read)> Wholes(string name) =>
    [
        (name, "1", "1"),
        (name, " 7 ", "7"),
        .. from value in NoNumbers select (name, (string?)value, (string?)null),
    ];
}
