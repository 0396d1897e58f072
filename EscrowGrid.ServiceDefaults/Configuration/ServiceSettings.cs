using System.Net;
using EscrowGrid.ServiceDefaults.Cache;
using EscrowGrid.ServiceDefaults.Sentry;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// The settings of this process, read and checked once before anything else starts (api-and-worker-modes.md 2, 3, 10
/// and 11; tokenization-api.md 15). A class and not a record, so that no generated text form can print a secret.
/// </summary>
public sealed class ServiceSettings
{
    internal ServiceSettings()
    {
    }

    public required ServiceRole Role { get; init; }

    /// <summary>What this process runs; <see cref="ServiceMode.None"/> for the console and the migration run.</summary>
    public required ServiceMode Mode { get; init; }

    /// <summary>Where the truth is kept; <see cref="StoreBackend.None"/> for the console.</summary>
    public required StoreBackend StoreBackend { get; init; }

    /// <summary>
    /// The key with every right, or null: then there is no root access. Never null for the API outside Development.
    /// </summary>
    public string? RootApiKey { get; init; }

    /// <summary>The addresses that may use the root key; empty means any.</summary>
    public IReadOnlyList<IPAddress> RootApiKeyAllowedAddresses { get; init; } = [];

    /// <summary>How the API deals with users; the defaults elsewhere.</summary>
    public PeopleSettings People { get; init; } = new();

    /// <summary>
    /// Origins that browsers may call from, or the single item <c>*</c> (Development only). Unset means none, and in
    /// Development the usual local ports.
    /// </summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = [];

    /// <summary>
    /// What the secrets of webhooks are encrypted with at rest; null leaves them as they are. Never null for the API
    /// and the worker outside Development.
    /// </summary>
    public string? WebhookEncryptionKey { get; init; }

    /// <summary>Whether webhooks may lead to private addresses, and by plain HTTP.</summary>
    public bool AllowsPrivateWebhooks { get; init; }

    /// <summary>How the API meets its callers; the defaults elsewhere.</summary>
    public EdgeSettings Edge { get; init; } = new();

    /// <summary>The on-chain mirror; null while it is off.</summary>
    public ChainSettings? Chain { get; init; }

    /// <summary>Where events are published; null where they are not.</summary>
    public KafkaSettings? Kafka { get; init; }

    /// <summary>Payments by card; null while the rail is off.</summary>
    public StripeSettings? Stripe { get; init; }

    /// <summary>The bucket of evidence; null while there is none.</summary>
    public StorageSettings? Storage { get; init; }

    /// <summary>Payments in USDC; null while the rail is off.</summary>
    public CustodianSettings? Custodian { get; init; }

    /// <summary>What is decided about escrows; the defaults elsewhere.</summary>
    public EscrowsSettings Escrows { get; init; } = new();

    /// <summary>Who is asked about addresses, and how they are judged; the defaults elsewhere.</summary>
    public ScreeningSettings Screening { get; init; } = new();

    /// <summary>How it runs jobs, if it does; the defaults elsewhere.</summary>
    public QueueSettings Queue { get; init; } = new();

    /// <summary>The only senders whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>The port of the setting <c>PORT</c>, or null: then the host's own settings decide.</summary>
    public int? Port { get; init; }

    /// <summary>
    /// The database in Npgsql's form, password included; null where this process uses none.
    /// Pass it on, never log it.
    /// </summary>
    public string? DatabaseConnectionString { get; init; }

    /// <summary>What is logged at least, in the framework's word; null where it is not set.</summary>
    internal string? LogLevel { get; init; }

    /// <summary>Where errors are reported; null where they are only logged.</summary>
    internal SentryTarget? Sentry { get; init; }

    /// <summary>The cache's address; null where none is configured.</summary>
    internal CacheAddress? Cache { get; init; }

    /// <summary>What the telemetry receiver asks for, usually its key.</summary>
    internal string? TelemetryHeaders { get; init; }
}
