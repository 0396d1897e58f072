using System.Net;
using EscrowGrid.Core.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Api.Tests;

/// <summary>The real API on a real port of this machine.</summary>
public sealed class ApiUnderTest : IAsyncDisposable
{
    public const string RootKey = "root-key-of-the-tests";

    private readonly WebApplication _app;

    private ApiUnderTest(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Urls.First());
        Root = new ApiClient(Address, RootKey);
    }

    public Uri Address { get; }

    public ApiClient Root { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="database">Null for the memory store.</param>
    /// <param name="settings">More settings, by their environment names.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <param name="environment">All but Development are strict about settings.</param>
    /// <param name="addServices">What a test adds to the application.</param>
    public static async Task<ApiUnderTest> StartAsync(
        string? database,
        IReadOnlyDictionary<string, string?>? settings = null,
        TimeProvider? time = null,
        string environment = "Development",
        Action<IServiceCollection>? addServices = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["URLS"] = "http://127.0.0.1:0",
            ["MODE"] = "api",
            ["ROOT_API_KEY"] = RootKey,
            ["STORE_BACKEND"] = database is null ? "memory" : "postgres",
            ["ConnectionStrings:escrowdb"] = database,
            // A test makes more tenants in a minute than the contract allows in an hour.
            ["RATE_LIMIT_INSTITUTION_CREATIONS"] = "1000000",
            ["RATE_LIMIT_KEY_CREATIONS"] = "1000000",
            ["RATE_LIMIT_AUTH_FAILURES"] = "1000000",
            ["RATE_LIMIT_SIGN_UPS"] = "1000000",
            ["RATE_LIMIT_SIGN_INS"] = "1000000",
            ["RATE_LIMIT_SIGN_INS_PER_ACCOUNT"] = "1000000",
            ["RATE_LIMIT_REFRESHES"] = "1000000",
            ["RATE_LIMIT_ESCROW_USER"] = "1000000",
            ["RATE_LIMIT_ESCROW_ADDRESS"] = "1000000",
            ["SIGN_UP"] = "open",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders();
        if (time is not null)
            builder.Services.AddSingleton(time);
        addServices?.Invoke(builder.Services);
        // As little work as a password can be: what it costs in earnest is not what these tests are about.
        builder.Services.TryAddSingleton(new PasswordSettings { Iterations = 1_000 });
        var app = ApiHost.Create(builder);
        await app.StartAsync();
        return new ApiUnderTest(app);
    }

    public ApiClient ClientWith(string? key) => new(Address, key);

    /// <summary>A new institution with an admin key and a read_only key.</summary>
    public async Task<Tenant> CreateTenantAsync()
    {
        var created = await Root.PostAsync(
            "/institutions", """{"name":"Acme","regions":["US","EU_UK","SG","UAE"]}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Json.GetProperty("id").GetString()!;
        return new Tenant(id, await CreateKeyAsync(id, "admin"), await CreateKeyAsync(id, "read_only"));
    }

    public async ValueTask DisposeAsync()
    {
        Root.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    internal T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private async Task<ApiClient> CreateKeyAsync(string institution, string role)
    {
        var created = await Root.PostAsync(
            $"/institutions/{institution}/api-keys", $$"""{"label":"{{role}} key","role":"{{role}}"}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        return ClientWith(created.Json.GetProperty("apiKey").GetString());
    }
}
