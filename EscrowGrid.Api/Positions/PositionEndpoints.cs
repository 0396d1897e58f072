using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

internal static class PositionEndpoints
{
    public static void MapPositions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/positions", CreateAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.PositionsWrite);
        routes.MapRead("/positions", ListAsync).Allow(AccessRule.AnyCaller, Scopes.PositionsRead);
        routes.MapRead("/positions/{positionId}", GetAsync).Allow(AccessRule.AnyCaller, Scopes.PositionsRead);
        routes.MapPost("/positions/{positionId}/transition", TransitionAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.PositionsWrite);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreatePosition handler)
    {
        var body = await context.ReadBodyAsync(ReadCreation);
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var created = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return created.TryGet(out var position, out problem)
            ? TypedResults.Json(
                PositionResponse.From(position),
                ApiJson.Wire.PositionResponse,
                statusCode: StatusCodes.Status201Created)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListPositions handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.TextFilter("holderReference").TryGet(out var holder, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new PositionFilter(
            context.IdFilter<InstitutionId>("institutionId"), context.IdFilter<AssetId>("assetId"), holder);
        var listing = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return TypedResults.Json(listing.ToResponse(PositionResponse.From), ApiJson.Wire.PageResponsePositionResponse);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string positionId, GetPosition handler)
    {
        var id = PrefixedId.Parse<PositionId>(positionId);
        var found = await handler.HandleAsync(id, context.Caller(), context.RequestAborted);
        return found.TryGet(out var position, out var problem)
            ? TypedResults.Json(PositionResponse.From(position), ApiJson.Wire.PositionResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> TransitionAsync(
        HttpContext context, string positionId, TransitionPosition handler)
    {
        var id = PrefixedId.Parse<PositionId>(positionId);
        var body = await context.ReadBodyAsync(fields => ReadTransition(fields, id));
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var moved = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return moved.TryGet(out var position, out problem)
            ? TypedResults.Json(PositionResponse.From(position), ApiJson.Wire.PositionResponse)
            : problem.ToAnswer(context);
    }

    private static CreatePosition.Command ReadCreation(Fields fields)
    {
        var institution = fields.OptionalText("institutionId", "Institution ID");
        var asset = PrefixedId.Parse<AssetId>(fields.Text("assetId", "Asset ID"));
        var holder = fields.Text("holderReference", "Holder reference");
        var currency = fields.Currency("currency");
        var amount = fields.Amount("amount");
        var reference = fields.OptionalText("externalReference", "External reference");
        return new CreatePosition.Command(institution, asset, holder, new Money(amount, currency), reference);
    }

    private static TransitionPosition.Command ReadTransition(Fields fields, PositionId position) => new(
        position,
        fields.Option<PositionState>("toState"),
        fields.OptionalText("reason", "Reason", Limits.ReasonText),
        fields.OptionalMetadata("metadata"));
}
