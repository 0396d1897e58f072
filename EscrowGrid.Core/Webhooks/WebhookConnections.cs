using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Makes connections to receivers. The name is resolved here and the connection is made to an address that was looked
/// at, so that no other answer of the DNS can come in between.
/// </summary>
internal static class WebhookConnections
{
    private const int DrainedBytes = 65_536;
    private const int HeaderKilobytes = 16;

    /// <param name="options">Whether private addresses are allowed.</param>
    /// <param name="lookups">Find the addresses of a name.</param>
    public static HttpMessageInvoker Open(WebhookOptions options, SharedLookups lookups) =>
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve names by itself.
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = Limits.WebhookConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = HeaderKilobytes,
            MaxResponseDrainSize = DrainedBytes,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, token) => ConnectAsync(context.DnsEndPoint, options, lookups, token),
        });

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint target, WebhookOptions options, SharedLookups lookups, CancellationToken cancellationToken)
    {
        var addresses = await lookups.FindAsync(target.Host, cancellationToken);
        var allowed = options.AllowsPrivateTargets
            ? addresses
            : Array.FindAll(addresses, WebhookAddress.IsPublic);
        if (allowed.Length == 0)
            throw new TargetRefusedException($"{target.Host} leads to no address that may be called");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
