using System.IO.Pipelines;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Reads a JSON body whole, within <see cref="Limits.BodyBytes"/>, and hands its fields to the contract of the
/// endpoint.
/// </summary>
internal static class RequestBody
{
    public static async Task<Result<T>> ReadBodyAsync<T>(this HttpContext context, Func<Fields, T> read)
    {
        if (!context.Request.HasJsonContentType())
            return Problems.UnsupportedMediaType;
        if (context.Request.ContentLength > Limits.BodyBytes)
            return Problems.BodyTooLarge;

        var reader = context.Request.BodyReader;
        var buffered = await ReadToEndAsync(reader, context.RequestAborted);
        var body = buffered.Buffer;
        try
        {
            if (body.Length > Limits.BodyBytes)
                return Problems.BodyTooLarge;
            if (context.Features.Get<IdempotentRequest>() is { } request)
                request.Body = Sha256Digest.Of(body);
            return BodyText.Parse(body, read);
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    /// <summary>Whether the request announces a body, be it empty of sense: where one is optional.</summary>
    public static bool HasBody(this HttpContext context) =>
        context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0;

    private static async Task<ReadResult> ReadToEndAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.IsCompleted || result.Buffer.Length > Limits.BodyBytes)
                return result;
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
