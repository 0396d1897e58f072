using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace EscrowGrid.LocalHosting.Proxy;

/// <summary>
/// Passes requests on as they came, the Host header included, which YARP would replace: to the service the stable
/// address is its own, and the links and redirects it writes must hold for the client. A request that acts goes out
/// with a body, an empty one if need be: without any, .NET's client sends it again by itself when the connection
/// breaks.
/// </summary>
internal sealed class UnchangedTransformer : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext,
        HttpRequestMessage proxyRequest,
        string destinationPrefix,
        CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.Headers.Host = httpContext.Request.Host.Value;
        if (!EndpointProxy.OnlyAsks(httpContext.Request))
            proxyRequest.Content ??= new ByteArrayContent([]);
    }
}
