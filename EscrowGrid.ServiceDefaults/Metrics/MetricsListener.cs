using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Metrics;

/// <summary>
/// A port of its own that serves the metrics and nothing else, to whoever reaches it: for a Prometheus that has no key
/// (escrow-services.md 23.2). What it says names no tenant.
/// </summary>
/// <param name="port">Where; null for nowhere.</param>
/// <param name="write">Makes the text of now.</param>
/// <param name="loggers">Of the service.</param>
public sealed class MetricsListener(int? port, Func<byte[]> write, ILoggerFactory loggers) : IHostedService
{
    private static readonly string[] Paths = ["/metrics", "/metrics/prometheus"];
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    private WebApplication? _app;

    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (port is not { } number)
            return;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.ListenAnyIP(number);
        });
        builder.Services.AddRoutingCore().AddSingleton(loggers);
        _app = builder.Build();
        foreach (var path in Paths)
            _app.MapMethods(path, GetAndHead, Show);
        await _app.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_app is null)
            return;
        await _app.StopAsync(cancellationToken);
        await _app.DisposeAsync();
    }

    private FileContentHttpResult Show() => TypedResults.Bytes(write(), PrometheusForm.MediaType);
}
