// The whole of EscrowGrid, once. The same file builds on Aspire's packages and on EscrowGrid.LocalHosting:
// see docs/adr/0002-two-ways-to-run-the-apphost.md.
using EscrowGrid.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

builder.AddPublishEnvironment();

var rootApiKey = builder.AddParameter(
    "root-api-key", new GenerateParameterDefault { MinLength = 48, Special = false }, secret: true, persist: true);
var jwtSecret = builder.AddParameter(
    "jwt-secret", new GenerateParameterDefault { MinLength = 86, Special = false }, secret: true, persist: true);
// The secrets of webhooks rest in the database under it; losing it means rotating every one of them.
var encryptionKey = builder.AddParameter(
    "webhook-encryption-key",
    new GenerateParameterDefault { MinLength = 48, Special = false },
    secret: true,
    persist: true);

var database = builder.AddPostgres("postgres")
    .WithDataVolume("escrowgrid-postgres")
    .AddDatabase("escrowdb");

var cache = builder.AddRedis("cache");

// Runs to completion before any service starts; services never migrate.
var migrations = builder.AddProject<Projects.EscrowGrid_Worker>("migrations", launchProfileName: null)
    .WithArgs("migrate")
    .WithReference(database)
    .WaitFor(database);

var api = builder.AddProject<Projects.EscrowGrid_Api>("api")
    .WithReplicas(2)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/ready")
    .DisableForwardedHeaders() // Believed from TRUSTED_PROXIES only, in every service.
    .WithEnvironment("MODE", "api")
    .WithEnvironment("STORE_BACKEND", "postgres")
    .WithEnvironment("ROOT_API_KEY", rootApiKey)
    .WithEnvironment("JWT_SECRET", jwtSecret)
    .WithEnvironment("WEBHOOK_ENCRYPTION_KEY", encryptionKey)
    .WithReference(database)
    .WithReference(cache)
    .WaitFor(cache)
    .WaitForCompletion(migrations);

var worker = builder.AddProject<Projects.EscrowGrid_Worker>("worker", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/ready")
    .DisableForwardedHeaders()
    .WithEnvironment("MODE", "worker")
    .WithEnvironment("WEBHOOK_ENCRYPTION_KEY", encryptionKey)
    .WithReference(database)
    .WithReference(cache)
    .WaitFor(cache)
    .WaitForCompletion(migrations);

builder.AddProject<Projects.EscrowGrid_Admin>("admin")
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .DisableForwardedHeaders()
    .WithReference(api)
    .WithReference(cache)
    .WaitFor(cache)
    .WaitFor(api);

builder.AddStandIns(api, worker);

builder.Build().Run();
