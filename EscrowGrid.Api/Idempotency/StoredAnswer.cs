using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Api.Idempotency;

/// <summary>An answer that was given before, byte for byte.</summary>
internal sealed class StoredAnswer(Reply reply) : IResult
{
    // As the framework writes it for the first answer.
    private const string Json = "application/json; charset=utf-8";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = reply.Status;
        response.ContentType = Json;
        response.ContentLength = reply.Body.Length;
        return response.Body.WriteAsync(reply.Body, httpContext.RequestAborted).AsTask();
    }
}
