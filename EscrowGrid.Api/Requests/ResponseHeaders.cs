namespace EscrowGrid.Api.Requests;

/// <summary>The headers of every answer (wire contract, section 1).</summary>
internal sealed class ResponseHeaders(RequestDelegate next)
{
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
        return next(context);
    }
}
