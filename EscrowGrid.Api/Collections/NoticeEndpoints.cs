using System.Buffers;
using System.Text.Json;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Collections;

/// <summary>
/// Where payment providers tell what has happened. No key: the signature says who calls, and nothing is done before it
/// is judged. Not in the API's description, since nobody else calls here (docs/operate/payments.md).
/// </summary>
internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(
            "/api/webhooks/stripe",
            (HttpContext context, ReceiveNotice handler) => ReceiveAsync(context, Rail.Stripe, handler))
            .AllowAnonymous()
            .ExcludeFromDescription()
            .Limit(SensitiveOperation.ProviderNotice);
        routes.MapPost(
            "/api/webhooks/custodian",
            (HttpContext context, ReceiveNotice handler) => ReceiveAsync(context, Rail.UsdcBase, handler))
            .AllowAnonymous()
            .ExcludeFromDescription()
            .Limit(SensitiveOperation.ProviderNotice);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, Rail rail, ReceiveNotice handler)
    {
        if (handler.FindSignatureHeader(rail) is not { } header)
            return new Problem(Problems.RailNotConfigured).ToAnswer(context);
        var signature = context.Request.Headers[header];
        if (await ReadAsync(context) is not { } body)
            return new Problem(Problems.BodyTooLarge).ToAnswer(context);
        var received = await handler.HandleAsync(
            rail, signature.Count == 0 ? null : signature.ToString(), body, Kept(context), context.RequestAborted);
        return received.TryGet(out var isRepeat, out var problem)
            ? TypedResults.Json(
                new NoticeReceivedResponse(Received: true, isRepeat ? "duplicate" : null),
                ApiJson.Wire.NoticeReceivedResponse)
            : problem.ToAnswer(context);
    }

    /// <summary>The bytes as they came: what is signed.</summary>
    /// <returns>Null when there are too many.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            var buffer = result.Buffer;
            var isTooLarge = buffer.Length > Limits.NoticeBytes;
            if (isTooLarge || result.IsCompleted)
            {
                var body = isTooLarge ? null : buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return body;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static string Kept(HttpContext context) => JsonText.Write(context, static (json, it) =>
    {
        Write(json, "contentType", it.Request.ContentType);
        Write(json, "userAgent", it.Request.Headers.UserAgent.ToString());
        Write(json, "requestId", it.TraceIdentifier);
    }).Text;

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            json.WriteString(name, value.Length > Limits.UserAgentText ? value[..Limits.UserAgentText] : value);
    }
}
