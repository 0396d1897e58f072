using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>
/// The proxy's connections, kept by the port of the replica. Those of a process that dies close one after the other:
/// what is sent to one that is still open is lost with it, while a new connection is refused at once. So after a
/// replica has broken one off, none of its open ones is used for another request.
/// </summary>
internal sealed class ReplicaConnections : IDisposable
{
    private readonly ConcurrentDictionary<int, HttpMessageInvoker> _byPort = [];

    public HttpMessageInvoker Of(int port) => _byPort.GetOrAdd(port, static _ => Open());

    /// <summary>Uses the connections no more; requests that are under way on them go on.</summary>
    public void Leave(int port, HttpMessageInvoker broken) => _byPort.TryRemove(new(port, broken));

    public void Dispose()
    {
        foreach (var client in _byPort.Values)
            client.Dispose();
    }

    private static HttpMessageInvoker Open() => new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
    });
}
