using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>What was sent to an institution's webhooks, and sending it again.</summary>
internal static class DeliveryEndpoints
{
    private const string Deliveries = "/institutions/{institutionId}/webhook-deliveries";
    private const string Replays = "/institutions/{institutionId}/webhooks/{webhookId}/replay";

    private static readonly AccessRule Managers = AccessRule.WritersOfInstitution(Problems.WebhooksForbidden);

    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Deliveries, ListAsync)
            .Allow(Managers, Scopes.WebhooksRead)
            .Describe(DeliveryOperations.List);
        routes.MapRead(Deliveries + "/{deliveryId}", GetAsync)
            .Allow(Managers, Scopes.WebhooksRead)
            .Describe(DeliveryOperations.Get);
        routes.MapPost(Deliveries + "/{deliveryId}/replay", ReplayAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(DeliveryOperations.Replay);
        routes.MapPost(Replays, ReplayManyAsync)
            .AcceptIdempotencyKey()
            .Allow(Managers, Scopes.WebhooksWrite)
            .Describe(DeliveryOperations.ReplayMany);
    }

    internal static IResult Show(HttpContext context, Result<ReplayDeliveries.Replayed> result) =>
        result.TryGet(out var replayed, out var problem)
            ? TypedResults.Json(
                ReplayResponse.From(replayed),
                ApiJson.Wire.ReplayResponse,
                statusCode: StatusCodes.Status202Accepted)
            : problem.ToAnswer(context);

    private static async Task<IResult> ListAsync(HttpContext context, string institutionId, ListDeliveries handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<DeliveryState>("state").TryGet(out var state, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new DeliveryFilter(PrefixedId.Parse<InstitutionId>(institutionId))
        {
            Webhook = context.IdFilter<WebhookId>("webhookId"),
            Event = context.IdFilter<DomainEventId>("eventId"),
            State = state,
        };
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(
                listing.ToResponse(DeliveryResponse.From), ApiJson.Wire.PageResponseDeliveryResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, string institutionId, string deliveryId, GetDelivery handler)
    {
        var found = await handler.HandleAsync(
            PrefixedId.Parse<InstitutionId>(institutionId),
            PrefixedId.Parse<WebhookDeliveryId>(deliveryId),
            context.Caller(),
            context.RequestAborted);
        return found.TryGet(out var shown, out var problem)
            ? TypedResults.Json(DeliveryResponse.From(shown), ApiJson.Wire.DeliveryResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ReplayAsync(
        HttpContext context, string institutionId, string deliveryId, GetDelivery finder, ReplayDeliveries handler)
    {
        var institution = PrefixedId.Parse<InstitutionId>(institutionId);
        var id = PrefixedId.Parse<WebhookDeliveryId>(deliveryId);
        var found = await finder.HandleAsync(institution, id, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out var shown, out var problem))
            return problem.ToAnswer(context);
        var command = new ReplayDeliveries.Command(institution, shown.Delivery.Webhook) { Delivery = id };
        return Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> ReplayManyAsync(
        HttpContext context, string institutionId, string webhookId, ReplayDeliveries handler)
    {
        var institution = PrefixedId.Parse<InstitutionId>(institutionId);
        var webhook = PrefixedId.Parse<WebhookId>(webhookId);
        var body = await context.ReadBodyAsync(fields => WebhookFields.ReadReplay(fields, institution, webhook));
        return body.TryGet(out var command, out var problem)
            ? Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted))
            : problem.ToAnswer(context);
    }
}
