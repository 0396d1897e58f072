using System.Globalization;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Chain;

/// <summary>What operators see of the on-chain mirror, and what they may do.</summary>
internal static class ChainEndpoints
{
    private const string Operations = "/operations/chain-operations";

    public static void MapChainOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Operations, ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(ChainDescriptions.List);
        routes.MapRead($"{Operations}/{{id}}", GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(ChainDescriptions.Get);
        routes.MapPost($"{Operations}/{{id}}/retry", RetryAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(ChainDescriptions.Retry);
        routes.MapPost($"{Operations}/{{id}}/skip", SkipAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.OperationsWrite)
            .Describe(ChainDescriptions.Skip);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListChainOperations handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(ReadNumber).TryGet(out var after, out problem)
            || !context.OptionFilter<MirrorState>("state").TryGet(out var state, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new ChainFilter(
            state, context.IdFilter<InstitutionId>("institutionId"), context.IdFilter<PositionId>("positionId"));
        var slice = await handler.HandleAsync(filter, after, page.Limit, context.RequestAborted);
        var last = slice.Rows is [.., var end] ? end.Number : after;
        return TypedResults.Json(
            new CursorResponse<ChainOperationResponse>(
                [.. slice.Rows.Select(ChainOperationResponse.From)], $"{last}", slice.HasMore),
            ApiJson.Wire.CursorResponseChainOperationResponse);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string id, GetChainOperation handler)
    {
        var found = await handler.HandleAsync(PrefixedId.Parse<ChainOperationId>(id), context.RequestAborted);
        return found.TryGet(out var it, out var problem)
            ? TypedResults.Json(
                new ChainOperationDetailResponse(
                    ChainOperationResponse.From(it.Operation),
                    [.. it.Transactions.Select(ChainTransactionResponse.From)]),
                ApiJson.Wire.ChainOperationDetailResponse)
            : problem.ToAnswer(context);
    }

    private static Task<IResult> RetryAsync(HttpContext context, string id, ChangeChainOperation handler) =>
        ChangeAsync(context, id, handler.RetryAsync);

    private static Task<IResult> SkipAsync(HttpContext context, string id, ChangeChainOperation handler) =>
        ChangeAsync(context, id, handler.SkipAsync);

    private static async Task<IResult> ChangeAsync(
        HttpContext context,
        string id,
        Func<ChangeChainOperation.Command, CancellationToken, Task<Result<ChainOperation>>> change)
    {
        var body = await context.ReadBodyAsync(OperatorReason.Read);
        if (!body.TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var command = new ChangeChainOperation.Command(
            PrefixedId.Parse<ChainOperationId>(id), reason, context.Call());
        var changed = await change(command, context.RequestAborted);
        return changed.TryGet(out var operation, out problem)
            ? TypedResults.Json(ChainOperationResponse.From(operation), ApiJson.Wire.ChainOperationResponse)
            : problem.ToAnswer(context);
    }

    private static long? ReadNumber(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= Limits.OffsetMaximum
            ? number
            : null;
}
