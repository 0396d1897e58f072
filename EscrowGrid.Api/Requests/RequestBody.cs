using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
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
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Limits.BodyDepth };

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
            return Parse(body, read);
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

    /// <summary>Reads text that was received whole.</summary>
    public static Result<T> Parse<T>(ReadOnlySequence<byte> body, Func<Fields, T> read)
    {
        try
        {
            if (!body.IsSingleSegment)
                body = new ReadOnlySequence<byte>(body.ToArray());
            if (!HoldsTextOnly(body.FirstSpan))
                return Problems.MalformedJson;
            using var document = JsonDocument.Parse(body, Options);
            if (document.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                return Problems.MalformedJson;
            var fields = new Fields(document.RootElement);
            var value = read(fields);
            return fields.Errors.Count == 0 ? value : Problems.ValidationFailed.With(fields.Errors);
        }
        catch (JsonException)
        {
            return Problems.MalformedJson;
        }
    }

    /// <summary>
    /// Whether every string and name is text: valid UTF-8, and no escape that is half of a surrogate pair. The parser
    /// itself looks at that only when a string is read, which is too late for what is stored unread.
    /// </summary>
    private static bool HoldsTextOnly(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return false;
        if (!body.Contains((byte)'\\'))
            return true;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Limits.BodyDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped)
                    reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            // How the reader says that it met such an escape.
            return false;
        }
    }
}
