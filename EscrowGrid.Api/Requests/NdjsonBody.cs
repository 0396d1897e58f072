using System.Buffers;
using EscrowGrid.Core;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Reads a body of lines whole before any of them is worked on: so a request that is too large is refused with nothing
/// done, and a client that reads no answer before it has sent everything does not wait for us for ever.
/// </summary>
internal static class NdjsonBody
{
    public const string ContentType = "application/x-ndjson";

    public static async Task<Result<ReadOnlyMemory<byte>>> ReadNdjsonAsync(this HttpContext context)
    {
        var mediaType = context.Request.ContentType?.Split(';')[0].Trim();
        if (!string.Equals(mediaType, ContentType, StringComparison.OrdinalIgnoreCase))
            return Problems.NdjsonRequired;
        if (context.Request.ContentLength > Limits.BulkBytes)
            return Problems.BulkTooLarge.With(Limit);

        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? Limits.BulkLineBytes) + 1);
        var stream = context.Request.Body;
        while (await stream.ReadAsync(body.GetMemory(), context.RequestAborted) is > 0 and var read)
        {
            body.Advance(read);
            if (body.WrittenCount > Limits.BulkBytes)
                return Problems.BulkTooLarge.With(Limit);
        }

        return body.WrittenMemory;
    }

    private static string Limit => $"At most {Limits.BulkLines} lines and {Limits.BulkBytes} bytes in one request";

    /// <summary>The lines that hold anything; more than the limit are refused.</summary>
    public static Result<IReadOnlyList<T>> SplitLines<T>(
        ReadOnlyMemory<byte> body, Func<int, ReadOnlyMemory<byte>, T> convert)
    {
        var lines = new List<T>();
        for (var number = 1; !body.IsEmpty; number++)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var line = Trim(end < 0 ? body : body[..end]);
            body = end < 0 ? default : body[(end + 1)..];
            if (line.IsEmpty)
                continue;
            if (lines.Count == Limits.BulkLines)
                return Problems.BulkTooLarge.With(Limit);
            lines.Add(convert(number, line));
        }

        return lines;
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line) => line.Trim(" \t\r"u8);
}
