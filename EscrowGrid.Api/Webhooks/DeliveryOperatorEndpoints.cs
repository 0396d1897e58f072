using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>What was sent to the webhooks of all institutions, for operators.</summary>
internal static class DeliveryOperatorEndpoints
{
    private const string Deliveries = "/operations/webhook-deliveries";

    public static void MapDeliveryOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Deliveries, ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(DeliveryOperatorOperations.List);
        routes.MapRead(Deliveries + "/{deliveryId}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(DeliveryOperatorOperations.Get);
        routes.MapPost(Deliveries + "/{deliveryId}/replay", ReplayAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(DeliveryOperatorOperations.Replay);
        routes.MapPost(Deliveries + "/{deliveryId}/cancel", CancelAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(DeliveryOperatorOperations.Cancel);
    }

    private static async Task<IResult> ListAsync(HttpContext context, OperateDeliveries deliveries)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(ReadCursor).TryGet(out var place, out problem)
            || !ReadFilter(context).TryGet(out var filter, out problem))
        {
            return problem.ToAnswer(context);
        }

        var cursor = place.Cursor ?? Cursor.Start;
        var listed = await deliveries.ListAsync(
            filter, page with { Offset = 0, Cursor = cursor }, context.RequestAborted);
        if (!listed.TryGet(out var listing, out problem))
            return problem.ToAnswer(context);
        var next = listing.Rows is [.., var last]
            ? new Cursor(filter.ToListName(), last.Key)
            : cursor;
        return TypedResults.Json(
            new CursorResponse<DeliveryResponse>(
                [.. listing.Rows.Select(DeliveryResponse.From)], next.ToString(), listing.HasMore),
            ApiJson.Wire.CursorResponseDeliveryResponse);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string deliveryId, OperateDeliveries deliveries)
    {
        var found = await deliveries.FindAsync(
            PrefixedId.Parse<WebhookDeliveryId>(deliveryId), context.RequestAborted);
        return Show(context, found);
    }

    private static Task<IResult> ReplayAsync(HttpContext context, string deliveryId, OperateDeliveries deliveries) =>
        ActAsync(context, deliveryId, deliveries.ReplayAsync, DeliveryEndpoints.Show);

    private static Task<IResult> CancelAsync(HttpContext context, string deliveryId, OperateDeliveries deliveries) =>
        ActAsync(context, deliveryId, deliveries.CancelAsync, Show);

    private static async Task<IResult> ActAsync<T>(
        HttpContext context,
        string deliveryId,
        Func<WebhookDeliveryId, string, CallContext, CancellationToken, Task<Result<T>>> act,
        Func<HttpContext, Result<T>, IResult> show)
    {
        var body = await context.ReadBodyAsync(OperatorReason.Read);
        if (!body.TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var id = PrefixedId.Parse<WebhookDeliveryId>(deliveryId);
        return show(context, await act(id, reason, context.Call(), context.RequestAborted));
    }

    private static IResult Show(HttpContext context, Result<ShownDelivery> result) =>
        result.TryGet(out var shown, out var problem)
            ? TypedResults.Json(DeliveryResponse.From(shown), ApiJson.Wire.DeliveryResponse)
            : problem.ToAnswer(context);

    private static Result<DeliveryFilter> ReadFilter(HttpContext context)
    {
        if (!context.OptionFilter<DeliveryState>("state").TryGet(out var state, out var problem)
            || !context.TextFilter("eventType").TryGet(out var type, out problem)
            || !context.TimeFilter("from").TryGet(out var from, out problem)
            || !context.TimeFilter("to").TryGet(out var to, out problem))
        {
            return problem;
        }

        return new DeliveryFilter(context.IdFilter<InstitutionId>("institutionId"))
        {
            Webhook = context.IdFilter<WebhookId>("webhookId"),
            Event = context.IdFilter<DomainEventId>("eventId"),
            State = state,
            Type = type,
            From = from,
            To = to,
        };
    }

    private static DeliveryPlace? ReadCursor(string text) =>
        Cursor.TryParse(text, out var cursor) ? new DeliveryPlace(cursor) : null;
}
