using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>Loads settings from a dictionary as if it were the environment of a process.</summary>
internal static class SettingsCase
{
    public const string StrongJwt = "q3v8Zt1LxW0pR7yKc5NfB2uJm9HsD4gAeT6iQoXnVbYzUwClGkMrPjShEdFaI1w8uO3tL7x==";
    public const string StrongRootKey = "Vt7nQ2rK9xWm4Lp8Zc1Hs6Yb3Jd5Fg0A";
    public const string StrongEncryptionKey = "h4Wq9ZsB2tNfC7uXk0RvEy5MjPa8LdGo";

    /// <summary>The smallest configuration with which the API starts in production.</summary>
    public static Dictionary<string, string?> ProductionApi() => new()
    {
        ["MODE"] = "api",
        ["STORE_BACKEND"] = "postgres",
        ["DATABASE_URL"] = "postgres://escrow:q3v8Zt1LxW0p@db.internal/escrowdb?sslmode=require",
        ["ROOT_API_KEY"] = StrongRootKey,
        ["JWT_SECRET"] = StrongJwt,
        ["WEBHOOK_ENCRYPTION_KEY"] = StrongEncryptionKey,
    };

    /// <summary>All that an installation with escrows needs in production, and nothing else.</summary>
    public static Dictionary<string, string?> Installation(ServiceRole role)
    {
        var variables = new Dictionary<string, string?>(ProductionApi())
        {
            ["MODE"] = role is ServiceRole.Worker ? "worker" : "all",
            ["ESCROWS"] = "on",
            ["NODE_ENV"] = "production",
            ["PORT"] = "3000",
            ["KAFKA_BROKERS"] = "kafka.internal:9092",
            ["KAFKA_CLIENT_ID"] = "escrow-service-prod",
            ["KAFKA_GROUP_ID"] = "escrow-service-group",
            ["API_URL"] = "https://api.bank.test",
            ["WEB_APP_URL"] = "https://app.bank.test/escrows",
            ["STRIPE_SECRET_KEY"] = "sk_live_51Hh7Qm2",
            ["STRIPE_WEBHOOK_SECRET"] = "whsec_q8Zt1LxW0pR7yKc5",
            ["CUSTODIAN_API_KEY"] = "custody-key",
            ["CUSTODIAN_API_URL"] = "https://custody.bank.test/v2",
            ["CUSTODIAN_WEBHOOK_SECRET"] = "Vt7nQ2rK9xWm4Lp8Zc1H",
            ["TRM_API_KEY"] = "trm-key",
            ["CHAINALYSIS_API_KEY"] = "chainalysis-key",
            ["AWS_ACCESS_KEY_ID"] = "AKIA0000",
            ["AWS_SECRET_ACCESS_KEY"] = "aws-key",
            ["AWS_S3_BUCKET"] = "evidence",
            ["AWS_REGION"] = "us-east-1",
        };
        variables["DATABASE_URL_PRISMA"] = variables["DATABASE_URL"];
        return variables;
    }

    public static ServiceSettings Load(
        ServiceRole role, string environment, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        var keys = variables.Select(variable => KeyValuePair.Create(SettingNames.Key(variable.Key), variable.Value));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(keys).Build();
        return SettingsLoader.Load(configuration, new Env { EnvironmentName = environment }, role);
    }

    /// <summary>The problems that refuse the start, or none when it is allowed.</summary>
    public static IReadOnlyList<string> Problems(
        ServiceRole role, string environment, IEnumerable<KeyValuePair<string, string?>> variables)
    {
        try
        {
            Load(role, environment, variables);
            return [];
        }
        catch (InvalidSettingsException exception)
        {
            return exception.Problems;
        }
    }

    private sealed class Env : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "EscrowGrid.Tests";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
