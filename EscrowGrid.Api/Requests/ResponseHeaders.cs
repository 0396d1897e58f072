using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// The headers of every answer (wire contract, section 1): the built-in set, or with HELMET_ENABLED the larger one of
/// helmet 7.
/// </summary>
internal sealed class ResponseHeaders(RequestDelegate next, ServiceSettings settings)
{
    private readonly bool _isHelmet = settings.Edge.Helmet;

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers[RequestIds.Header] = context.TraceIdentifier;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.XXSSProtection = "0";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Answers are about money and, once, hold a key: no cache on the way keeps them.
        headers.CacheControl = "no-store";
        if (_isHelmet)
            AddHelmet(headers);
        return next(context);
    }

    private static void AddHelmet(IHeaderDictionary headers)
    {
        headers.XFrameOptions = "SAMEORIGIN";
        headers.StrictTransportSecurity = "max-age=15552000; includeSubDomains";
        headers["Origin-Agent-Cluster"] = "?1";
        headers["X-DNS-Prefetch-Control"] = "off";
        headers["X-Download-Options"] = "noopen";
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
    }
}
