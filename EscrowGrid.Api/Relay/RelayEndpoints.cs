using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Events;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Relay;

/// <summary>The event relay, for operators.</summary>
internal static class RelayEndpoints
{
    private const string Consumers = "/operations/consumers";
    private const string Consumer = Consumers + "/{consumer}";

    public static void MapRelay(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Consumers, ListConsumersAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(RelayApiOperations.ListConsumers);
        routes.MapRead(Consumer + "/events", ListItemsAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(RelayApiOperations.ListItems);
        routes.MapPost(Consumer + "/retry", RetryAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(RelayApiOperations.Retry);
        routes.MapPost(Consumer + "/skip", SkipAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(RelayApiOperations.Skip);
        routes.MapPost(Consumer + "/replay", ReplayAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(RelayApiOperations.Replay);
        routes.MapPost(Consumer + "/pause", PauseAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(RelayApiOperations.Pause);
        routes.MapPost(Consumer + "/resume", ResumeAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(RelayApiOperations.Resume);
    }

    private static async Task<IResult> ListConsumersAsync(HttpContext context, IRelayOperations relay)
    {
        var consumers = await relay.ListConsumersAsync(context.RequestAborted);
        return TypedResults.Json(
            [.. consumers.Select(ConsumerResponse.From)], ApiJson.Wire.ConsumerResponseArray);
    }

    private static async Task<IResult> ListItemsAsync(HttpContext context, string consumer, ListRelayItems handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(EventCursor.Read).TryGet(out var after, out problem)
            || !context.TextFilter("subject").TryGet(out var subject, out problem)
            || !context.OptionFilter<RelayItemState>("state").TryGet(out var state, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new RelayItemFilter(consumer)
        {
            State = state,
            Subject = subject,
            Institution = context.IdFilter<InstitutionId>("institutionId"),
        };
        var listed = await handler.HandleAsync(filter, after, page.Limit, context.RequestAborted);
        if (!listed.TryGet(out var slice, out problem))
            return problem.ToAnswer(context);
        var next = slice.Rows is [.., var last] ? last.At : after;
        return TypedResults.Json(
            new CursorResponse<RelayItemResponse>(
                [.. slice.Rows.Select(RelayItemResponse.From)], EventCursor.Write(next), slice.HasMore),
            ApiJson.Wire.CursorResponseRelayItemResponse);
    }

    private static async Task<IResult> RetryAsync(HttpContext context, string consumer, RetryEvents handler)
    {
        var body = await context.ReadBodyAsync(fields => RelayFields.ReadRetry(fields, consumer));
        if (!body.TryGet(out var retry, out var problem))
            return problem.ToAnswer(context);
        var result = await handler.HandleAsync(retry.Filter, retry.Reason, context.Call(), context.RequestAborted);
        return Show(context, result, StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> SkipAsync(HttpContext context, string consumer, SkipEvent handler)
    {
        var body = await context.ReadBodyAsync(RelayFields.ReadSkip);
        if (!body.TryGet(out var skip, out var problem))
            return problem.ToAnswer(context);
        return Show(context, await handler.HandleAsync(
            consumer, skip.Event, skip.Reason, context.Call(), context.RequestAborted));
    }

    private static async Task<IResult> ReplayAsync(HttpContext context, string consumer, ReplayEvents handler)
    {
        var body = await context.ReadBodyAsync(fields => RelayFields.ReadReplay(fields, consumer));
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var result = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return Show(context, result, StatusCodes.Status202Accepted);
    }

    private static Task<IResult> PauseAsync(HttpContext context, string consumer, PauseConsumer handler) =>
        SwitchAsync(context, handler, consumer, isPaused: true);

    private static Task<IResult> ResumeAsync(HttpContext context, string consumer, PauseConsumer handler) =>
        SwitchAsync(context, handler, consumer, isPaused: false);

    private static async Task<IResult> SwitchAsync(
        HttpContext context, PauseConsumer handler, string consumer, bool isPaused)
    {
        var body = await context.ReadBodyAsync(OperatorReason.Read);
        if (!body.TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        return Show(context, await handler.HandleAsync(
            consumer, isPaused, reason, context.Call(), context.RequestAborted));
    }

    private static IResult Show(
        HttpContext context, Result<RelayCount> result, int status = StatusCodes.Status200OK) =>
        result.TryGet(out var count, out var problem)
            ? TypedResults.Json(
                RelayCountResponse.From(count), ApiJson.Wire.RelayCountResponse, statusCode: status)
            : problem.ToAnswer(context);
}
