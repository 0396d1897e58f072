using EscrowGrid.Core.Identifiers;
using Microsoft.AspNetCore.Http.Features;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Names a request before anything is logged about it: the framework opens its log scope with the id right after the
/// context is made, which no middleware can precede.
/// </summary>
internal sealed class RequestIdContextFactory(IServiceProvider services, IIdSource ids) : IHttpContextFactory
{
    private readonly DefaultHttpContextFactory _inner = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        var context = _inner.Create(featureCollection);
        context.TraceIdentifier = RequestIds.Choose(context.Request.Headers) ?? ids.CreateRequestId();
        return context;
    }

    public void Dispose(HttpContext httpContext) => _inner.Dispose(httpContext);
}
