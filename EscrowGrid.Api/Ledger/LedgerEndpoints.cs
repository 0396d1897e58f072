using System.Globalization;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Ledger;

internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/ledger-events", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.LedgerRead)
            .Describe(LedgerOperations.List);
        routes.MapRead("/ledger-events/{id}/proof", ProveAsync)
            .Allow(AccessRule.AnyCaller, Scopes.LedgerRead)
            .Describe(LedgerOperations.Prove);
        routes.MapRead("/ledger-checkpoints", ListCheckpointsAsync)
            .Allow(AccessRule.AnyCaller, Scopes.LedgerRead)
            .Describe(LedgerOperations.ListCheckpoints);
        routes.MapRead("/operations/ledger-replays", ListReplaysAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(LedgerOperations.ListReplays);
        routes.MapAccounts();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListLedgerEvents handler)
    {
        if (!context.Page(Limits.PageMaximum).TryGet(out var page, out var problem))
            return problem.ToAnswer(context);
        // An empty positionId names none.
        var position = string.IsNullOrEmpty(context.Request.Query["positionId"])
            ? null
            : context.IdFilter<PositionId>("positionId");
        var listed = await handler.HandleAsync(position, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var slice, out problem)
            ? slice.ToAnswer(context, LedgerEventResponse.From, ApiJson.Wire.LedgerEventResponseArray)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ProveAsync(HttpContext context, string id, ProveLedgerEvent handler)
    {
        var proved = await handler.HandleAsync(
            PrefixedId.Parse<LedgerEventId>(id), context.Caller(), context.RequestAborted);
        return proved.TryGet(out var proof, out var problem)
            ? TypedResults.Json(LedgerProofResponse.From(proof), ApiJson.Wire.LedgerProofResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListCheckpointsAsync(HttpContext context, ListCheckpoints handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(ReadNumber).TryGet(out var place, out problem)
            || !context.OptionFilter<ListOrder>("order").TryGet(out var order, out problem))
        {
            return problem.ToAnswer(context);
        }

        var slice = order is ListOrder.LatestFirst
            ? await handler.HandleBackAsync(place > 0 ? place : long.MaxValue, page.Limit, context.RequestAborted)
            : await handler.HandleAsync(place, page.Limit, context.RequestAborted);
        var last = slice.Rows is [.., var end] ? end.Number : place;
        return TypedResults.Json(
            new CursorResponse<LedgerCheckpointResponse>(
                [.. slice.Rows.Select(LedgerCheckpointResponse.From)], $"{last}", slice.HasMore),
            ApiJson.Wire.CursorResponseLedgerCheckpointResponse);
    }

    private static async Task<IResult> ListReplaysAsync(HttpContext context, ListReplays handler, TimeProvider time)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(ReadNumber).TryGet(out var place, out problem))
        {
            return problem.ToAnswer(context);
        }

        var before = place > 0 ? place : long.MaxValue;
        var slice = await handler.HandleAsync(before, page.Limit, context.RequestAborted);
        var last = slice.Rows is [.., var end] ? end.Number : place;
        var runs = await handler.ListRunsAsync(context.RequestAborted);
        var now = time.GetUtcNow();
        return TypedResults.Json(
            new LedgerReplayPage(
                [.. slice.Rows.Select(LedgerReplayResponse.From)],
                $"{last}",
                slice.HasMore,
                [.. runs.Select(it => LedgerReplayRunResponse.From(it, now))]),
            ApiJson.Wire.LedgerReplayPage);
    }

    private static long? ReadNumber(string cursor) =>
        long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= Limits.OffsetMaximum
            ? number
            : null;
}
