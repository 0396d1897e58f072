using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Escrows;

/// <summary>Opens escrows and shows them. Whoever is no party and no staff is told that there is none.</summary>
internal static class EscrowEndpoints
{
    public const string Escrows = "/api/escrow";

    private static readonly AccessRule Readers = AccessRule.AnyCaller.OrUsers();

    public static void MapEscrows(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Escrows, OpenAsync)
            .AcceptIdempotencyKey()
            .Limit(SensitiveOperation.EscrowCall)
            .Allow(AccessRule.Writers.OrUsers(), Scopes.EscrowsWrite)
            .Describe(EscrowOperations.Open);
        routes.MapEscrowRead(Escrows, ListAsync, EscrowOperations.List);
        routes.MapEscrowRead($"{Escrows}/{{escrowId}}", GetAsync, EscrowOperations.Get);
        routes.MapEscrowRead($"{Escrows}/{{escrowId}}/events", ListEventsAsync, EscrowOperations.ListEvents);
        routes.MapEscrowRead("/api/commands/{commandId}", GetCommandAsync, EscrowOperations.GetCommand);
    }

    private static void MapEscrowRead(
        this IEndpointRouteBuilder routes, string path, Delegate handler, Operation operation) => routes
        .MapRead(path, handler)
        .Limit(SensitiveOperation.EscrowCall)
        .Allow(Readers, Scopes.EscrowsRead)
        .Describe(operation);

    private static async Task<IResult> OpenAsync(HttpContext context, OpenEscrow handler, TimeProvider time)
    {
        var body = await context.ReadBodyAsync(EscrowFields.ReadAgreement);
        if (!body.TryGet(out var wanted, out var problem)
            || !InstitutionContext.Resolve(context.Caller(), wanted.Institution, "escrows")
                .TryGet(out var institution, out problem))
        {
            return problem.ToAnswer(context);
        }

        var command = wanted.Command with { Institution = institution };
        var opened = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        if (!opened.TryGet(out var escrow, out problem))
            return problem.ToAnswer(context);
        context.Response.Headers.Location = $"{Escrows}/{escrow.Id}";
        return TypedResults.Json(
            EscrowResponse.For(EscrowAccess.See(escrow, context.Caller()), escrow.UpdatedAt),
            ApiJson.Wire.EscrowResponse,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListEscrows handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<EscrowState>("status").TryGet(out var state, out problem)
            || !context.OptionFilter<Rail>("rail").TryGet(out var rail, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new EscrowFilter(context.IdFilter<InstitutionId>("institutionId"), Party: null)
        {
            State = state,
            Rail = rail,
            Buyer = context.IdFilter<UserId>("buyerId"),
            Seller = context.IdFilter<UserId>("sellerId"),
            Agreement = context.IdFilter<EscrowId>("agreementId"),
        };
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(listing.ToResponse(EscrowResponse.From), ApiJson.Wire.PageResponseEscrowResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(
        HttpContext context, string escrowId, GetEscrow handler, TimeProvider time)
    {
        var found = await handler.HandleAsync(
            PrefixedId.Parse<EscrowId>(escrowId), context.Caller(), context.RequestAborted);
        if (!found.TryGet(out var seen, out var problem))
            return problem.ToAnswer(context);
        context.SetEntityTag(seen.Escrow.Version);
        return TypedResults.Json(
            EscrowResponse.For(seen, time.NowInMilliseconds()), ApiJson.Wire.EscrowResponse);
    }

    private static async Task<IResult> ListEventsAsync(HttpContext context, string escrowId, GetEscrow handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(NumberCursor.Read).TryGet(out var after, out problem))
        {
            return problem.ToAnswer(context);
        }

        var found = await handler.ListEventsAsync(
            PrefixedId.Parse<EscrowId>(escrowId), after, page.Limit, context.Caller(), context.RequestAborted);
        if (!found.TryGet(out var slice, out problem))
            return problem.ToAnswer(context);
        var next = slice.Rows is [.., var last] ? last.Sequence : after;
        return TypedResults.Json(
            new CursorResponse<EscrowEventResponse>(
                [.. slice.Rows.Select(EscrowEventResponse.From)], NumberCursor.Write(next), slice.HasMore),
            ApiJson.Wire.CursorResponseEscrowEventResponse);
    }

    private static async Task<IResult> GetCommandAsync(HttpContext context, string commandId, GetCommand handler)
    {
        var found = await handler.HandleAsync(
            PrefixedId.Parse<CommandId>(commandId),
            context.Caller(),
            Patience.Read(context, TimeSpan.Zero),
            context.RequestAborted);
        return found.TryGet(out var command, out var problem)
            ? TypedResults.Json(CommandResponse.From(command), ApiJson.Wire.CommandResponse)
            : problem.ToAnswer(context);
    }
}
