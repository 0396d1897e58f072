namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The names of the settings, as an operator writes them in the environment.</summary>
public static class SettingNames
{
    public const string Mode = "MODE";
    public const string StoreBackend = "STORE_BACKEND";
    public const string DatabaseUrl = "DATABASE_URL";
    public const string RedisUrl = "REDIS_URL";
    public const string RootApiKey = "ROOT_API_KEY";
    public const string RootApiKeyAllowedIps = "ROOT_API_KEY_ALLOWED_IPS";
    public const string JwtSecret = "JWT_SECRET";
    public const string PreviousJwtSecret = "JWT_SECRET_PREVIOUS";
    public const string SignUp = "SIGN_UP";
    public const string TermsVersion = "TERMS_VERSION";
    public const string CorsOrigin = "CORS_ORIGIN";
    public const string CorsAllowedOrigins = "CORS_ALLOWED_ORIGINS";
    public const string TrustedProxies = "TRUSTED_PROXIES";
    public const string Port = "PORT";
    public const string Helmet = "HELMET_ENABLED";
    public const string Metrics = "METRICS_ENABLED";
    public const string PublicDocs = "PUBLIC_DOCS_ENABLED";
    public const string RateLimit = "RATE_LIMIT_ENABLED";
    public const string RateLimitWindowMs = "RATE_LIMIT_WINDOW_MS";
    public const string RateLimitRequests = "RATE_LIMIT_MAX_REQUESTS";
    public const string RateLimitKeyCreations = "RATE_LIMIT_KEY_CREATIONS";
    public const string RateLimitInstitutionCreations = "RATE_LIMIT_INSTITUTION_CREATIONS";
    public const string RateLimitAuthFailures = "RATE_LIMIT_AUTH_FAILURES";
    public const string RateLimitProviderWebhooks = "RATE_LIMIT_PROVIDER_WEBHOOKS";
    public const string RateLimitSignUps = "RATE_LIMIT_SIGN_UPS";
    public const string RateLimitSignIns = "RATE_LIMIT_SIGN_INS";
    public const string RateLimitSignInsPerAccount = "RATE_LIMIT_SIGN_INS_PER_ACCOUNT";
    public const string RateLimitRefreshes = "RATE_LIMIT_REFRESHES";
    public const string RateLimitEscrowUser = "RATE_LIMIT_ESCROW_USER";
    public const string RateLimitEscrowAddress = "RATE_LIMIT_ESCROW_ADDRESS";
    public const string WebhookEncryptionKey = "WEBHOOK_ENCRYPTION_KEY";
    public const string WebhookPrivateTargets = "WEBHOOK_PRIVATE_TARGETS";
    public const string QueueConcurrency = "QUEUE_CONCURRENCY";
    public const string QueueConcurrencyByQueue = "QUEUE_CONCURRENCY_BY_QUEUE";
    public const string QueueRemoveOnComplete = "QUEUE_REMOVE_ON_COMPLETE";
    public const string QueueRemoveOnFail = "QUEUE_REMOVE_ON_FAIL";
    public const string JobEngine = "Jobs__Engine";
    public const string OnChain = "ONCHAIN_LEDGER_ENABLED";
    public const string OnChainRpcUrl = "ONCHAIN_RPC_URL";
    public const string OnChainPrivateKey = "ONCHAIN_PRIVATE_KEY";
    public const string OnChainContract = "ONCHAIN_CONTRACT_ADDRESS";
    public const string OnChainId = "ONCHAIN_CHAIN_ID";
    public const string OnChainFailureMode = "ONCHAIN_FAILURE_MODE";
    public const string OnChainRetries = "ONCHAIN_MAX_RETRIES";
    public const string OnChainRetryDelayMs = "ONCHAIN_RETRY_DELAY_MS";
    public const string OnChainBatch = "ONCHAIN_RETRY_BATCH_SIZE";
    public const string OnChainWorker = "ONCHAIN_RETRY_WORKER_ENABLED";
    public const string OnChainConfirmations = "ONCHAIN_CONFIRMATIONS";
    public const string OnChainStuckAfterMs = "ONCHAIN_STUCK_AFTER_MS";
    public const string OnChainMaxFeeGwei = "ONCHAIN_MAX_FEE_GWEI";
    public const string KafkaBrokers = "KAFKA_BROKERS";
    public const string KafkaClientId = "KAFKA_CLIENT_ID";
    public const string KafkaEventsTopic = "KAFKA_EVENTS_TOPIC";
    public const string KafkaTls = "KAFKA_SSL_ENABLED";
    public const string KafkaAuthority = "KAFKA_SSL_CA_LOCATION";
    public const string KafkaUserName = "KAFKA_SASL_USERNAME";
    public const string KafkaPassword = "KAFKA_SASL_PASSWORD";
    public const string KafkaMechanism = "KAFKA_SASL_MECHANISM";
    public const string StripeSecretKey = "STRIPE_SECRET_KEY";
    public const string StripeWebhookSecret = "STRIPE_WEBHOOK_SECRET";
    public const string StripeConnectClientId = "STRIPE_CONNECT_CLIENT_ID";
    public const string StripeApiUrl = "STRIPE_API_URL";
    public const string CustodianApiKey = "CUSTODIAN_API_KEY";
    public const string CustodianApiUrl = "CUSTODIAN_API_URL";
    public const string CustodianWebhookSecret = "CUSTODIAN_WEBHOOK_SECRET";
    public const string CustodianWalletId = "CUSTODIAN_WALLET_ID";
    public const string CustodianToken = "CUSTODIAN_TOKEN_ADDRESS";
    public const string CustodianConfirmations = "CUSTODIAN_CONFIRMATIONS";
    public const string TrmKey = "TRM_API_KEY";
    public const string TrmUrl = "TRM_API_URL";
    public const string ChainalysisKey = "CHAINALYSIS_API_KEY";
    public const string ChainalysisUrl = "CHAINALYSIS_API_URL";
    public const string Screening = "SCREENING_ENABLED";
    public const string ScreeningHours = "SCREENING_TTL_HOURS";
    public const string ScreeningHigh = "SCREENING_HIGH_SCORE";
    public const string ScreeningMedium = "SCREENING_MEDIUM_SCORE";
    public const string ScreeningMediumRisk = "SCREENING_MEDIUM_RISK";
    public const string Escrows = "ESCROWS";
    public const string LogLevel = "LOG_LEVEL";
    public const string DatabaseUrlPrisma = "DATABASE_URL_PRISMA";
    public const string DatabasePoolSize = "DATABASE_POOL_SIZE";
    public const string DatabasePoolTimeout = "DATABASE_POOL_TIMEOUT";
    public const string KafkaGroupId = "KAFKA_GROUP_ID";
    public const string KafkaCommandsTopic = "KAFKA_COMMANDS_TOPIC";
    public const string KafkaCommandsSecret = "KAFKA_COMMANDS_SECRET";
    public const string ApiUrl = "API_URL";
    public const string WebAppUrl = "WEB_APP_URL";
    public const string CorsOrigins = "CORS_ORIGINS";
    public const string PaymentDays = "ESCROW_PAYMENT_DEADLINE_DAYS";
    public const string AutoRefundDays = "ESCROW_AUTO_REFUND_DEADLINE_DAYS";
    public const string ReconciliationDays = "RECONCILIATION_DAYS";
    public const string TimeoutPollMinutes = "ESCROW_TIMEOUT_POLL_INTERVAL_MINUTES";
    public const string EscrowRetries = "ESCROW_MAX_RETRIES";
    public const string EscrowRetryDelayMs = "ESCROW_RETRY_DELAY_MS";
    public const string AwsAccessKeyId = "AWS_ACCESS_KEY_ID";
    public const string AwsSecretAccessKey = "AWS_SECRET_ACCESS_KEY";
    public const string AwsBucket = "AWS_S3_BUCKET";
    public const string AwsRegion = "AWS_REGION";
    public const string AwsEndpoint = "AWS_S3_ENDPOINT";
    public const string IdempotencyStorage = "IDEMPOTENCY_STORAGE";
    public const string IdempotencyHours = "IDEMPOTENCY_TTL_HOURS";
    public const string SentryDsn = "SENTRY_DSN";
    public const string SentryEnvironment = "SENTRY_ENVIRONMENT";
    public const string MetricsPort = "METRICS_PORT";
    public const string FeatureMilestones = "FEATURE_MILESTONE_ESCROWS";
    public const string FeatureAutoRefund = "FEATURE_AUTO_REFUND";
    public const string FeatureKycGating = "FEATURE_KYC_GATING";
    public const string KycMayBeOff = "KYC_GATING_MAY_BE_OFF";
    public const string KycStaffAbove = "KYC_STAFF_VERIFIED_ABOVE";
    public const string DeadlineNoticeHours = "ESCROW_DEADLINE_NOTICE_HOURS";
    public const string WebhookBodyDays = "WEBHOOK_BODY_RETENTION_DAYS";
    public const string NodeEnvironment = "NODE_ENV";

    /// <summary>The resource name of the database in the AppHost; also the name of its connection string.</summary>
    public const string DatabaseResource = "escrowdb";

    /// <summary>The resource name of the cache in the AppHost; also the name of its connection string.</summary>
    public const string CacheResource = "cache";

    /// <summary>The end of a name whose value is the path of a file that holds the secret.</summary>
    public const string FileSuffix = "_FILE";

    internal const string DatabaseConnectionString = "ConnectionStrings__" + DatabaseResource;
    internal const string CacheConnectionString = "ConnectionStrings__" + CacheResource;
    internal const string TelemetryEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    internal const string TelemetryHeaders = "OTEL_EXPORTER_OTLP_HEADERS";
    internal const string TelemetryServiceName = "OTEL_SERVICE_NAME";

    /// <summary>The configuration key of an environment name: a double underscore is a level.</summary>
    internal static string Key(string name) => name.Replace("__", ":", StringComparison.Ordinal);
}
