using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Tests.Hosting;

/// <summary>A service with the defaults, on a real port of this machine.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestService> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> variables,
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null,
        ServiceRole role = ServiceRole.Api)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(
            variables.Select(variable => KeyValuePair.Create(SettingNames.Key(variable.Key), variable.Value)));
        builder.Configuration["URLS"] = "http://127.0.0.1:0";
        builder.AddServiceDefaults(role);
        configure?.Invoke(builder);
        var app = builder.Build();
        map?.Invoke(app);
        app.MapDefaultEndpoints();
        await app.StartAsync();
        return new TestService(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
