using System.Text.Json;
using EscrowGrid.Api.Requests;

namespace EscrowGrid.Api.Positions;

/// <summary>One line of JSON for each result, sent as soon as there is one.</summary>
internal sealed class BulkAnswer(IAsyncEnumerable<BulkResult> results) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = NdjsonBody.ContentType;
        await foreach (var result in results.WithCancellation(httpContext.RequestAborted))
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(result, ApiJson.Wire.BulkResult), (byte)'\n'];
            await response.BodyWriter.WriteAsync(line, httpContext.RequestAborted);
        }
    }
}
