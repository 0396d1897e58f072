using System.Net;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

public sealed class SettingsLoaderTests
{
    [Fact]
    public void ProductionApi_WithStrongSettings_Starts()
    {
        var settings = SettingsCase.Load(ServiceRole.Api, "Production", SettingsCase.ProductionApi());

        Assert.Equal(ServiceMode.Api, settings.Mode);
        Assert.Equal(StoreBackend.Postgres, settings.StoreBackend);
        Assert.Equal(SettingsCase.StrongJwt, settings.People.JwtSecret);
        Assert.Empty(settings.CorsOrigins);
    }

    /// <summary>
    /// One setting of a good production API is replaced; the name that must be complained about, or none.
    /// </summary>
    [Theory]
    [InlineData("MODE", null, "MODE")]
    [InlineData("MODE", "", "MODE")]
    [InlineData("MODE", "API", "MODE")]
    [InlineData("MODE", "worker", "MODE")]
    [InlineData("MODE", "all", null)]
    [InlineData("STORE_BACKEND", "Postgres", "STORE_BACKEND")]
    [InlineData("STORE_BACKEND", "mongo", "STORE_BACKEND")]
    [InlineData("STORE_BACKEND", null, null)]
    [InlineData("STORE_BACKEND", "memory", null)]
    [InlineData("DATABASE_URL", null, "DATABASE_URL")]
    [InlineData("DATABASE_URL", "mysql://u:p@h/d", "DATABASE_URL")]
    [InlineData("DATABASE_URL", "postgres://escrow:postgres@h/d", "DATABASE_URL")]
    [InlineData("DATABASE_URL", "postgres://escrow:changeme@h/d", "DATABASE_URL")]
    [InlineData("DATABASE_URL", "postgres://h", "DATABASE_URL")]
    [InlineData("DATABASE_URL", "Host=h;Database=d;Nonsense=1", "DATABASE_URL")]
    [InlineData("REDIS_URL", "redis://default:redis@h:6379", "REDIS_URL")]
    [InlineData("REDIS_URL", "redis://h:6379/notanumber", "REDIS_URL")]
    [InlineData("REDIS_URL", "rediss://default:q3v8Zt1LxW0p@h:6379", null)]
    [InlineData("ROOT_API_KEY", null, "ROOT_API_KEY")]
    [InlineData("ROOT_API_KEY", "short", "ROOT_API_KEY")]
    [InlineData("ROOT_API_KEY", "replace-me-root-key-replace-me-root-key", "ROOT_API_KEY")]
    [InlineData("ROOT_API_KEY", "changeme-8d7f6a5s4d3f2g1h0j9k8l7", "ROOT_API_KEY")]
    [InlineData("ROOT_API_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ROOT_API_KEY")]
    [InlineData("JWT_SECRET", null, "JWT_SECRET")]
    [InlineData("JWT_SECRET", "q3v8Zt1LxW0pR7yKc5NfB2uJm9HsD4gAeT6iQoXnVbYzUwClGkMrPjShEdFaI1w", "JWT_SECRET")]
    [InlineData("JWT_SECRET", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "JWT_SECRET")]
    [InlineData("JWT_SECRET", "abababcdcdcdabababcdcdcdababababcdcdcdcdabababababcdcdcdabcdababb", "JWT_SECRET")]
    [InlineData("WEBHOOK_ENCRYPTION_KEY", null, "WEBHOOK_ENCRYPTION_KEY")]
    [InlineData("WEBHOOK_ENCRYPTION_KEY", "h4Wq9ZsB2tNfC7uXk0RvEy5MjPa8Ld", "WEBHOOK_ENCRYPTION_KEY")]
    [InlineData("WEBHOOK_ENCRYPTION_KEY", "changeme-8d7f6a5s4d3f2g1h0j9k8l7", "WEBHOOK_ENCRYPTION_KEY")]
    [InlineData("CORS_ORIGIN", "*", "CORS_ORIGIN")]
    [InlineData("CORS_ALLOWED_ORIGINS", "https://a.test,*", "CORS_ALLOWED_ORIGINS")]
    [InlineData("CORS_ORIGIN", "https://a.test/path", "CORS_ORIGIN")]
    [InlineData("CORS_ORIGIN", "a.test", "CORS_ORIGIN")]
    [InlineData("CORS_ORIGIN", "https://a.test, https://b.test:8443", null)]
    [InlineData("TRUSTED_PROXIES", "10.0.0.0/8, ::1, 192.0.2.7", null)]
    [InlineData("TRUSTED_PROXIES", "10.0.0.0/8,proxy.internal", "TRUSTED_PROXIES")]
    [InlineData("ROOT_API_KEY_ALLOWED_IPS", "10.1.2.3,nowhere", "ROOT_API_KEY_ALLOWED_IPS")]
    [InlineData("PORT", "0", "PORT")]
    [InlineData("PORT", "http", "PORT")]
    [InlineData("PORT", "8080", null)]
    public void ProductionApi_WithOneSettingChanged_IsRefusedByName(string name, string? value, string? refused)
    {
        var variables = SettingsCase.ProductionApi();
        variables[name] = value;

        var problems = SettingsCase.Problems(ServiceRole.Api, "Production", variables);

        if (refused is null) Assert.Empty(problems);
        else Assert.StartsWith(refused + ":", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Prod")]
    public void Api_WithoutAnySetting_ListsEveryMissingOneOutsideDevelopment(string environment)
    {
        var problems = SettingsCase.Problems(ServiceRole.Api, environment, []);

        Assert.Equal(
            ["MODE", "DATABASE_URL", "ROOT_API_KEY", "JWT_SECRET", "WEBHOOK_ENCRYPTION_KEY"],
            problems.Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public void Api_WithoutAnySettingInDevelopment_RunsEverythingInMemory()
    {
        var settings = SettingsCase.Load(ServiceRole.Api, "Development", []);

        Assert.Equal(ServiceMode.All, settings.Mode);
        Assert.Equal(StoreBackend.Memory, settings.StoreBackend);
        Assert.Null(settings.RootApiKey);
        Assert.Contains("http://localhost:3000", settings.CorsOrigins);
    }

    [Fact]
    public void Worker_InProduction_NeedsTheDatabaseAndOneOfTheApisSecrets()
    {
        var variables = new Dictionary<string, string?>
        {
            ["MODE"] = "worker",
            ["ConnectionStrings__escrowdb"] = "Host=db;Database=escrowdb;Username=u;Password=q3v8Zt1LxW0p",
            ["JWT_SECRET"] = "too short, and none of its business",
        };
        var problem = Assert.Single(SettingsCase.Problems(ServiceRole.Worker, "Production", variables));
        variables["WEBHOOK_ENCRYPTION_KEY"] = SettingsCase.StrongEncryptionKey;

        var settings = SettingsCase.Load(ServiceRole.Worker, "Production", variables);

        Assert.StartsWith("WEBHOOK_ENCRYPTION_KEY:", problem, StringComparison.Ordinal);
        Assert.Equal(StoreBackend.Postgres, settings.StoreBackend);
        Assert.Equal(SettingsCase.StrongEncryptionKey, settings.WebhookEncryptionKey);
        Assert.Null(settings.People.JwtSecret);
    }

    [Theory]
    [InlineData("STORE_BACKEND", "memory", "STORE_BACKEND")]
    [InlineData("MODE", "all", "MODE")]
    public void Worker_WithWhatItCannotRun_IsRefused(string name, string value, string refused)
    {
        var variables = new Dictionary<string, string?> { ["DATABASE_URL"] = "postgres://u@h/d", [name] = value };

        var problem = Assert.Single(SettingsCase.Problems(ServiceRole.Worker, "Development", variables));

        Assert.StartsWith(refused + ":", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Admin_InProduction_NeedsNothing() =>
        Assert.Empty(SettingsCase.Problems(ServiceRole.Admin, "Production", []));

    [Fact]
    public void Migration_InProduction_NeedsTheDatabaseOnly()
    {
        var problem = Assert.Single(SettingsCase.Problems(ServiceRole.Migration, "Production", []));

        Assert.StartsWith("DATABASE_URL:", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_WithBadValues_NamesThemAllAndShowsNone()
    {
        var variables = new Dictionary<string, string?>
        {
            ["MODE"] = "canary-mode",
            ["STORE_BACKEND"] = "canary-store",
            ["DATABASE_URL"] = "canary://u:canary-password@h",
            ["REDIS_URL"] = "redis://u:canary-redis@/x",
            ["ROOT_API_KEY"] = "canary-root",
            ["JWT_SECRET"] = "canary-jwt",
            ["WEBHOOK_ENCRYPTION_KEY"] = "canary-encryption",
            ["CORS_ORIGIN"] = "canary-origin",
            ["TRUSTED_PROXIES"] = "canary-proxy",
            ["ROOT_API_KEY_ALLOWED_IPS"] = "canary-address",
            ["PORT"] = "canary-port",
            ["OTEL_EXPORTER_OTLP_HEADERS_FILE"] = "/canary-path",
        };

        var exception = Assert.Throws<InvalidSettingsException>(
            () => SettingsCase.Load(ServiceRole.Api, "Production", variables));

        Assert.DoesNotContain("canary", exception.Message, StringComparison.Ordinal);
        foreach (var name in variables.Keys.Where(name => name != "DATABASE_URL"))
        {
            Assert.Contains($"{name}: ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CorsTwins_WithDifferentLists_AreRefused()
    {
        var variables = SettingsCase.ProductionApi();
        variables["CORS_ORIGIN"] = "https://a.test";
        variables["CORS_ALLOWED_ORIGINS"] = "https://b.test";

        Assert.Single(SettingsCase.Problems(ServiceRole.Api, "Production", variables));
    }

    [Fact]
    public void TrustedProxies_WithAddressesAndRanges_BecomeNetworks()
    {
        var settings = SettingsCase.Load(ServiceRole.Admin, "Production", new Dictionary<string, string?>
        {
            ["TRUSTED_PROXIES"] = "10.0.0.0/8, ::1",
        });

        Assert.Equal([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("::1/128")], settings.TrustedProxies);
    }
}
