using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.Primitives;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// CORS to the letter of the wire contract, section 1: an OPTIONS request is a preflight and answered here, without a
/// key, for every origin the same but for the permission itself. Without any allowed origin it is not in the pipeline.
/// </summary>
internal sealed class CrossOrigin(RequestDelegate next, ServiceSettings settings)
{
    private const string Methods = "GET,HEAD,PUT,PATCH,POST,DELETE";

    private static readonly string Exposed = string.Join(
        ',',
        RequestIds.Header,
        ListAnswers.HasMoreHeader,
        IdempotencyFilter.ReplayedHeader,
        "ETag",
        "Retry-After",
        RateLimitHeaders.Policy,
        RateLimitHeaders.Current);

    private readonly HashSet<string> _origins = new(settings.CorsOrigins, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var headers = context.Response.Headers;
        if (_origins.Contains("*"))
        {
            headers.AccessControlAllowOrigin = "*";
        }
        else
        {
            // Also on answers to others: a cache must not give this one's answer to them.
            headers.Vary = "Origin";
            if (_origins.Contains(origin))
                headers.AccessControlAllowOrigin = origin;
        }

        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            headers.AccessControlExposeHeaders = Exposed;
            return next(context);
        }

        headers.AccessControlAllowMethods = Methods;
        if (context.Request.Headers.AccessControlRequestHeaders is { Count: > 0 } wanted)
        {
            headers.AccessControlAllowHeaders = wanted;
            headers.Vary = StringValues.Concat(headers.Vary, "Access-Control-Request-Headers");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
