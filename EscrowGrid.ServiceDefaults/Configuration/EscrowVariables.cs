using Need = EscrowGrid.ServiceDefaults.Configuration.VariableNeed;
using Users = EscrowGrid.ServiceDefaults.Configuration.VariableUsers;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// The 49 variables of escrow-services.md 21.1, 21 of them required and one with Redis. A test compares them with the
/// operators' page.
/// </summary>
internal static class EscrowVariables
{
    public static readonly IReadOnlyList<EscrowVariable> All =
    [
        new(SettingNames.NodeEnvironment, Need.Required, Users.Both),
        new(SettingNames.Port, Need.Required, Users.Both),
        new(SettingNames.LogLevel, Need.Optional, Users.Both, "info"),
        new(SettingNames.DatabaseUrl, Need.Required, Users.Both)
        {
            Alternative = SettingNames.DatabaseConnectionString,
        },
        new(SettingNames.DatabaseUrlPrisma, Need.Required, Users.None)
        {
            Alternative = SettingNames.DatabaseConnectionString,
        },
        new(SettingNames.DatabasePoolSize, Need.Optional, Users.Both, "40"),
        new(SettingNames.DatabasePoolTimeout, Need.Optional, Users.Both, "5000"),
        new(SettingNames.KafkaBrokers, Need.Required, Users.Both),
        new(SettingNames.KafkaClientId, Need.Required, Users.Both),
        new(SettingNames.KafkaGroupId, Need.Required, Users.Both),
        new(SettingNames.KafkaCommandsTopic, Need.Optional, Users.Both, "escrow-commands"),
        new(SettingNames.KafkaEventsTopic, Need.Optional, Users.Both, "escrow.events.v1"),
        new(SettingNames.KafkaUserName, Need.Optional, Users.Both),
        new(SettingNames.KafkaPassword, Need.Optional, Users.Both),
        new(SettingNames.KafkaMechanism, Need.Optional, Users.Both, "plain"),
        new(SettingNames.KafkaTls, Need.Optional, Users.Both, "false"),
        new(SettingNames.ApiUrl, Need.Required, Users.Api),
        new(SettingNames.WebAppUrl, Need.Required, Users.Api),
        new(SettingNames.JwtSecret, Need.Required, Users.Api),
        new(SettingNames.CorsOrigins, Need.Optional, Users.Api),
        new(SettingNames.PaymentDays, Need.Optional, Users.Both, "7"),
        new(SettingNames.AutoRefundDays, Need.Optional, Users.Both, "7"),
        new(SettingNames.TimeoutPollMinutes, Need.Optional, Users.Both, "5"),
        new(SettingNames.EscrowRetries, Need.Optional, Users.Both, "3"),
        new(SettingNames.EscrowRetryDelayMs, Need.Optional, Users.Both, "1000"),
        new(SettingNames.StripeSecretKey, Need.Required, Users.Both),
        new(SettingNames.StripeWebhookSecret, Need.Required, Users.Both),
        new(SettingNames.StripeConnectClientId, Need.Optional, Users.None),
        new(SettingNames.CustodianApiKey, Need.Required, Users.Both),
        new(SettingNames.CustodianApiUrl, Need.Required, Users.Both),
        new(SettingNames.CustodianWebhookSecret, Need.Required, Users.Both),
        new(SettingNames.TrmKey, Need.Required, Users.Both),
        new(SettingNames.TrmUrl, Need.Optional, Users.Both, "https://api.trmlabs.com"),
        new(SettingNames.ChainalysisKey, Need.Required, Users.Both),
        new(SettingNames.ChainalysisUrl, Need.Optional, Users.Both, "https://api.chainalysis.com"),
        new(SettingNames.AwsAccessKeyId, Need.Required, Users.Api),
        new(SettingNames.AwsSecretAccessKey, Need.Required, Users.Api),
        new(SettingNames.AwsBucket, Need.Required, Users.Api),
        new(SettingNames.AwsRegion, Need.Required, Users.Api),
        new(SettingNames.IdempotencyStorage, Need.Optional, Users.Api, "database"),
        new(SettingNames.RedisUrl, Need.WithRedis, Users.Api) { Alternative = SettingNames.CacheConnectionString },
        new(SettingNames.IdempotencyHours, Need.Optional, Users.Both, "720"),
        new(SettingNames.SentryDsn, Need.Optional, Users.Both),
        new(SettingNames.SentryEnvironment, Need.Optional, Users.Both),
        new(SettingNames.Metrics, Need.Optional, Users.Both, "true"),
        new(SettingNames.MetricsPort, Need.Optional, Users.Both, "the service's own"),
        new(SettingNames.FeatureMilestones, Need.Optional, Users.Both, "true"),
        new(SettingNames.FeatureAutoRefund, Need.Optional, Users.Both, "true"),
        new(SettingNames.FeatureKycGating, Need.Optional, Users.Both, "true"),
    ];
}
