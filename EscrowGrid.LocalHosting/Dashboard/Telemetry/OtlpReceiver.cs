using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.LocalHosting.Dashboard.Telemetry;

/// <summary>
/// OTLP over HTTP in binary, as the OpenTelemetry SDKs send it. Spans are kept; metrics and logs are accepted so that
/// senders stay quiet, and let go: logs are read from the consoles, and a metrics store is more than a dashboard.
/// </summary>
internal sealed class OtlpReceiver(TraceStore traces, string apiKey)
{
    /// <summary>A batch of 512 spans with attributes is well below this many bytes.</summary>
    public const long LargestBatch = 8 * 1024 * 1024;

    private const string ContentType = "application/x-protobuf";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/traces", TracesAsync);
        routes.MapPost("/v1/metrics", Accept);
        routes.MapPost("/v1/logs", Accept);
    }

    private async Task<IResult> TracesAsync(HttpRequest request)
    {
        if (Accept(request) is IStatusCodeHttpResult { StatusCode: >= 400 } refused)
        {
            return (IResult)refused;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        try
        {
            traces.Add(OtlpTraces.Parse(body.GetBuffer().AsSpan(0, (int)body.Length)));
        }
        catch (InvalidDataException)
        {
            return Results.BadRequest();
        }

        return Results.Bytes([], ContentType);
    }

    private IResult Accept(HttpRequest request)
    {
        var given = Encoding.UTF8.GetBytes(request.Headers["x-otlp-api-key"].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(apiKey)))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        return request.ContentType == ContentType
            ? Results.Bytes([], ContentType)
            : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
    }
}
