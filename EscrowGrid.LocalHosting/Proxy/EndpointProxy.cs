using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>
/// Holds the stable addresses of the services and hands each request to a replica. A replica that cannot be connected
/// to is skipped for the next. Once a request has reached a replica it is never sent to another, because it may have
/// acted; only one that asks and does not act (RFC 9110, 9.2.1) goes on to the next when a replica dies over it.
/// </summary>
internal sealed class EndpointProxy(ReplicaRoutes routes) : IAsyncDisposable
{
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        // A stream of events may be silent for long; a replica that dies closes its connections.
        ActivityTimeout = TimeSpan.FromHours(1),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private static readonly UnchangedTransformer Unchanged = new();

    private readonly ReplicaConnections _connections = new();

    private WebApplication? _server;
    private IHttpForwarder? _forwarder;
    private Dictionary<int, ProxiedEndpoint> _byPort = [];

    public async Task StartAsync(IReadOnlyList<ProxiedEndpoint> endpoints, CancellationToken ct)
    {
        if (endpoints.Count == 0)
            return;
        _byPort = endpoints.ToDictionary(endpoint => endpoint.Port);
        var builder = WebApplication.CreateSlimBuilder();
        // This process's own configuration (ASPNETCORE_URLS above all) is the AppHost's, not the proxy's.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddHttpForwarder();
        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, NoLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, endpoints));
        _server = builder.Build();
        _forwarder = _server.Services.GetRequiredService<IHttpForwarder>();
        _server.Run(ForwardAsync);
        await _server.StartAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            using var atOnce = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await _server.StopAsync(atOnce.Token);
            await _server.DisposeAsync();
        }
        _connections.Dispose();
    }

    /// <summary>A request that may be sent twice: whoever gets it does nothing but answer.</summary>
    internal static bool OnlyAsks(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.ContentLength is null or 0
        && !request.Headers.ContainsKey(HeaderNames.TransferEncoding);

    private static void Listen(KestrelServerOptions kestrel, IReadOnlyList<ProxiedEndpoint> endpoints)
    {
        kestrel.AddServerHeader = false;
        // Limits are the service's business.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        foreach (var endpoint in endpoints)
            kestrel.ListenLocalhost(endpoint.Port);
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var endpoint = _byPort[context.Connection.LocalPort];
        foreach (var port in _connections.Order(routes.Candidates(endpoint.Resource, endpoint.Endpoint)))
        {
            // 127.0.0.1 and not localhost: Kestrel listens on both addresses, and this one needs no lookup.
            var destination = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            var client = _connections.Of(port);
            var error = await _forwarder!.SendAsync(context, destination, client, Forwarding, Unchanged);
            var isOver = context.Response.HasStarted || context.RequestAborted.IsCancellationRequested;
            if (error == ForwarderError.None || isOver)
                return;
            var wasConnected = !WasNeverConnected(context);
            if (wasConnected)
                _connections.Leave(port, client);
            if (wasConnected && !OnlyAsks(context.Request))
            {
                await AnswerAsync(
                    context, StatusCodes.Status502BadGateway, $"{endpoint.Resource} broke off the request");
                return;
            }
            context.Response.Clear();
        }
        context.Response.Headers.RetryAfter = "1";
        await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, $"{endpoint.Resource} is not available");
    }

    /// <summary>Only then is it certain that the replica has seen nothing of the request, its body included.</summary>
    private static bool WasNeverConnected(HttpContext context) =>
        context.Features.Get<IForwarderErrorFeature>()?.Exception is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError,
            InnerException: SocketException or TimeoutException or OperationCanceledException,
        };

    private static Task AnswerAsync(HttpContext context, int status, string error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new Dictionary<string, string> { ["error"] = error });
    }
}
