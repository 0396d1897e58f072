using System.Security.Cryptography;
using EscrowGrid.LocalHosting.Dashboard.Telemetry;
using EscrowGrid.LocalHosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.LocalHosting.Dashboard;

/// <summary>
/// The page about the running application, on the address of the AppHost's launch profile (<c>ASPNETCORE_URLS</c>),
/// and an
/// OTLP receiver on <c>ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL</c>: the same two settings as Aspire's. Protected by a token,
/// <c>AppHost:BrowserToken</c> or a new one at each start.
/// </summary>
internal sealed class DashboardServer(
    IResourceCatalogue catalogue, IConfiguration configuration, ILoggerFactory loggers, TimeProvider clock) : IDashboard
{
    private const string AnyPort = "http://127.0.0.1:0";

    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private WebApplication? _pages;
    private WebApplication? _receiver;

    public async Task<DashboardAddresses> StartAsync(CancellationToken ct)
    {
        var token = configuration["AppHost:BrowserToken"] is { Length: > 0 } given ? given : NewSecret();
        var otlpKey = configuration["AppHost:OtlpApiKey"] is { Length: > 0 } key ? key : NewSecret();
        var traces = new TraceStore();

        _pages = BuildPages(new DashboardLogin(token), traces);
        var pages = await ListenAsync(
            _pages, configuration["ASPNETCORE_URLS"], "the dashboard", "ASPNETCORE_URLS", ct);

        _receiver = BuildReceiver(new OtlpReceiver(traces, otlpKey));
        var receiver = await ListenAsync(
            _receiver, configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"], "the dashboard's telemetry receiver",
            "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", ct);

        return new DashboardAddresses(new Uri(pages, $"/login?t={Uri.EscapeDataString(token)}"), receiver, otlpKey);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _pages, _receiver })
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }

    private WebApplication BuildPages(DashboardLogin login, TraceStore traces)
    {
        var builder = NewServer();
        builder.Services.AddRazorComponents();
        // The pages protect nothing with keys, so none are written to disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(clock).AddSingleton(catalogue).AddSingleton(traces);
        builder.Services.AddSingleton<LiveFragments>().AddSingleton<DashboardPages>();

        var app = builder.Build();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            // "no-referrer" would also blank the Origin that our own posts are recognised by.
            headers["Referrer-Policy"] = "same-origin";
            headers.CacheControl = "no-store";
            return next(context);
        });
        app.Use(login.GuardAsync);
        login.Map(app);
        app.MapAssets();
        app.Services.GetRequiredService<DashboardPages>().Map(app);
        return app;
    }

    private WebApplication BuildReceiver(OtlpReceiver receiver)
    {
        var builder = NewServer();
        builder.Services.Configure<KestrelServerOptions>(
            options => options.Limits.MaxRequestBodySize = OtlpReceiver.LargestBatch);
        var app = builder.Build();
        receiver.Map(app);
        return app;
    }

    private WebApplicationBuilder NewServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Services.AddSingleton(new PassedOn(loggers));
        builder.Services.AddSingleton<ILoggerFactory>(services => services.GetRequiredService<PassedOn>());
        // Open streams end with the application, not 30 s later.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(
            options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder;
    }

    private static async Task<Uri> ListenAsync(
        WebApplication app, string? addresses, string what, string setting, CancellationToken ct)
    {
        foreach (var address in (string.IsNullOrEmpty(addresses) ? AnyPort : addresses).Split(';'))
        {
            app.Urls.Add(address);
        }

        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException taken)
        {
            throw new LocalHostingException(
                $"Nothing was started: the address {addresses} of {what} is taken, perhaps by another AppHost. " +
                $"Stop that one, or set {setting} to another address.",
                taken);
        }

        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(listening.First());
    }

    private static string NewSecret() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The AppHost's own loggers, which this server uses and must not dispose.</summary>
    private sealed class PassedOn(ILoggerFactory inner) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => inner.CreateLogger(categoryName);

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose()
        {
            // Theirs.
        }
    }
}
