using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Ledger;

internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/ledger-events", ListAsync).Allow(AccessRule.AnyCaller, Scopes.LedgerRead);

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
}
