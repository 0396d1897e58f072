using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Collections;

/// <summary>
/// What payment providers told, for operators: a webhook is of the whole installation, as the jobs are that act on it.
/// </summary>
internal static class ProviderWebhookEndpoints
{
    private const string Webhooks = "/operations/provider-webhooks";

    public static void MapProviderWebhooks(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Webhooks, ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(ProviderWebhookOperations.List);
        routes.MapRead(Webhooks + "/{providerWebhookId}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(ProviderWebhookOperations.Get);
        routes.MapPost(Webhooks + "/{providerWebhookId}/process", ProcessAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(ProviderWebhookOperations.Process);
        routes.MapPost(Webhooks + "/{providerWebhookId}/dismiss", DismissAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(ProviderWebhookOperations.Dismiss);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ShowNotices notices)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !ReadFilter(context).TryGet(out var filter, out problem))
        {
            return problem.ToAnswer(context);
        }

        var listed = await notices.ListAsync(filter, page, context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(
                listing.ToResponse(ProviderWebhookResponse.From), ApiJson.Wire.PageResponseProviderWebhookResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, string providerWebhookId, ShowNotices notices)
    {
        var id = PrefixedId.Parse<ProviderEventId>(providerWebhookId);
        var found = await notices.GetAsync(id, context.RequestAborted);
        return found.TryGet(out var shown, out var problem)
            ? TypedResults.Json(ProviderWebhookResponse.From(shown), ApiJson.Wire.ProviderWebhookResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ProcessAsync(
        HttpContext context, string providerWebhookId, OperateNotices notices)
    {
        if (!(await context.ReadBodyAsync(OperatorReason.Read)).TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var id = PrefixedId.Parse<ProviderEventId>(providerWebhookId);
        var begun = await notices.ProcessAsync(id, reason, context.Call(), context.RequestAborted);
        return begun.TryGet(out var again, out problem)
            ? TypedResults.Json(
                ProcessedWebhookResponse.From(again),
                ApiJson.Wire.ProcessedWebhookResponse,
                statusCode: StatusCodes.Status202Accepted)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> DismissAsync(
        HttpContext context, string providerWebhookId, OperateNotices notices)
    {
        if (!(await context.ReadBodyAsync(OperatorReason.Read)).TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var id = PrefixedId.Parse<ProviderEventId>(providerWebhookId);
        var dismissed = await notices.DismissAsync(id, reason, context.Call(), context.RequestAborted);
        return dismissed.TryGet(out var it, out problem)
            ? TypedResults.Json(ProviderWebhookResponse.From(it), ApiJson.Wire.ProviderWebhookResponse)
            : problem.ToAnswer(context);
    }

    private static Result<ProviderEventFilter> ReadFilter(HttpContext context)
    {
        if (!context.OptionFilter<Rail>("rail").TryGet(out var rail, out var problem)
            || !context.OptionFilter<ProviderEventState>("state").TryGet(out var state, out problem)
            || !context.TextFilter("type").TryGet(out var type, out problem)
            || !context.TimeFilter("from").TryGet(out var from, out problem)
            || !context.TimeFilter("to").TryGet(out var to, out problem))
        {
            return problem;
        }

        return new ProviderEventFilter
        {
            Rail = rail,
            State = state,
            Type = type,
            Escrow = context.IdFilter<EscrowId>("escrowId"),
            From = from,
            To = to,
        };
    }
}
