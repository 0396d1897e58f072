using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Gives what a GET answers an <c>ETag</c>, and answers 304 to who has that already (wire contract, section 1). Where
/// the endpoint has set the tag of a version, the digest is added to it: the answer may say more than the version
/// does (what this caller may do now), and 304 must not hide that.
/// </summary>
internal sealed class ConditionalReads : IEndpointFilter
{
    private const int TagBytes = 12;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (result is not (IValueHttpResult { Value: { } value }
            and IStatusCodeHttpResult { StatusCode: null or StatusCodes.Status200OK })
            || ApiJson.Wire.GetTypeInfo(value.GetType()) is not { } type)
        {
            return result;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var headers = context.HttpContext.Response.Headers;
        headers.ETag = headers.ETag is [{ } version]
            ? EntityTags.WithDigest(version, DigestOf(body))
            : $"W/\"{DigestOf(body)}\"";
        return IsKnown(context.HttpContext)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new Body(body);
    }

    // A tag of its own is weak, as the contract has it: it promises the same meaning, and a proxy may compress it.
    private static string DigestOf(byte[] body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Convert.ToHexStringLower(hash[..TagBytes]);
    }

    /// <summary>For a read the weak comparison decides (RFC 9110, 13.1.2).</summary>
    private static bool IsKnown(HttpContext context)
    {
        var asked = context.Request.Headers.IfNoneMatch;
        if (asked.Count == 0 || !EntityTagHeaderValue.TryParse(context.Response.Headers.ETag.ToString(), out var own))
            return false;
        return EntityTagHeaderValue.TryParseList([.. asked.OfType<string>()], out var known)
            && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }

    private sealed class Body(byte[] json) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = json.Length;
            return HttpMethods.IsHead(httpContext.Request.Method)
                ? Task.CompletedTask
                : httpContext.Response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
        }
    }
}
