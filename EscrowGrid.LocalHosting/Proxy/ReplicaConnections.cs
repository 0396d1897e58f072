using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>
/// The proxy's connections, kept by the port of the replica. Those of a process that dies close one after the other:
/// what is sent to one that is still open is lost with it, while a new connection is refused at once. So after a
/// replica has broken one off, none of its open ones is used for another request. Nor is it certain that it takes no
/// new ones: where it still listens they are lost like the others. So it is asked last for a while.
/// </summary>
internal sealed class ReplicaConnections : IDisposable
{
    /// <summary>A process is gone by then, and one that lives is back.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, HttpMessageInvoker> _byPort = [];

    // By port, when the replica there has last broken one off.
    private readonly ConcurrentDictionary<int, long> _brokenAt = [];

    public HttpMessageInvoker Of(int port) => _byPort.GetOrAdd(port, static _ => Open());

    /// <summary>Uses the connections no more; requests that are under way on them go on.</summary>
    public void Leave(int port, HttpMessageInvoker broken)
    {
        _brokenAt[port] = Stopwatch.GetTimestamp();
        _byPort.TryRemove(new(port, broken));
    }

    /// <returns>The ports in their order, but last those whose replica has just broken one off.</returns>
    public IReadOnlyList<int> Order(IReadOnlyList<int> ports) =>
        _brokenAt.IsEmpty ? ports : [.. ports.OrderBy(IsResting)];

    public void Dispose()
    {
        foreach (var client in _byPort.Values)
            client.Dispose();
    }

    private bool IsResting(int port) =>
        _brokenAt.TryGetValue(port, out var at) && Stopwatch.GetElapsedTime(at) < Rest;

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
