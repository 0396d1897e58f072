using EscrowGrid.Api.Approvals;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

internal static class PositionEndpoints
{
    public static void MapPositions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/positions", CreateAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.PositionsWrite)
            .Describe(PositionOperations.Create);
        routes.MapPost("/positions/bulk", CreateManyAsync)
            .WithMetadata(AcceptsIdempotencyKey.Instance, new BodyLimit(Limits.BulkBytes))
            .Allow(AccessRule.Writers, Scopes.PositionsWrite)
            .Describe(PositionOperations.CreateMany);
        routes.MapRead("/positions", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.PositionsRead)
            .Describe(PositionOperations.List);
        routes.MapRead("/positions/{positionId}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.PositionsRead)
            .Describe(PositionOperations.Get);
        routes.MapPost("/positions/{positionId}/transition", TransitionAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.PositionsWrite)
            .Describe(PositionOperations.Transition);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreatePosition handler)
    {
        var body = await context.ReadBodyAsync(PositionFields.ReadCreation);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var created = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return created.TryGet(out var position, out problem)
            ? PositionAnswers.Show(context, position, StatusCodes.Status201Created)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> CreateManyAsync(HttpContext context, BulkCreation creation)
    {
        if (!IdempotencyFilter.ReadKey(context).TryGet(out var key, out var problem)
            || !(await context.ReadNdjsonAsync()).TryGet(out var body, out problem)
            || !NdjsonBody.SplitLines(body, (number, text) => new BulkLine(number, text))
                .TryGet(out var lines, out problem))
        {
            return problem.ToAnswer(context);
        }

        return new BulkAnswer(creation.RunAsync(lines, context.Call(), key, context.RequestAborted));
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListPositions handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !PositionQuery.Read(context).TryGet(out var filter, out problem))
        {
            return problem.ToAnswer(context);
        }

        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(
                listing.ToResponse(PositionResponse.From), ApiJson.Wire.PageResponsePositionResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string positionId, GetPosition handler)
    {
        var id = PrefixedId.Parse<PositionId>(positionId);
        var found = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return found.TryGet(out var position, out var problem)
            ? PositionAnswers.Show(context, position)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> TransitionAsync(
        HttpContext context, string positionId, RequestTransition handler)
    {
        var id = PrefixedId.Parse<PositionId>(positionId);
        if (!context.IfMatch().TryGet(out var condition, out var problem))
            return problem.ToAnswer(context);
        var body = await context.ReadBodyAsync(PositionFields.ReadTransition);
        if (!body.TryGet(out var wanted, out problem))
            return problem.ToAnswer(context);
        var command = new TransitionPosition.Command(id, wanted) { Condition = condition };
        var requested = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        if (!requested.TryGet(out var outcome, out problem))
            return problem.ToAnswer(context);
        return outcome.Approval is { } approval
            ? TypedResults.Json(
                ApprovalResponse.From(approval),
                ApiJson.Wire.ApprovalResponse,
                statusCode: StatusCodes.Status202Accepted)
            : PositionAnswers.Show(context, outcome.Position!);
    }
}
