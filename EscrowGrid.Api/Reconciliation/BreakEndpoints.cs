using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Api.Reconciliation;

/// <summary>Differences between our books and the payment providers'.</summary>
internal static class BreakEndpoints
{
    private static readonly UserRole[] Staff = [UserRole.Staff, UserRole.Compliance, UserRole.Admin];

    public static void MapReconciliation(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/reconciliation/breaks", ListAsync)
            .Allow(AccessRule.AnyCaller.OrUsers(Staff), Scopes.EscrowsRead)
            .Describe(BreakOperations.List);
        routes.MapPost("/api/reconciliation/breaks/{breakId}/resolve", ResolveAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers.OrUsers(Staff), Scopes.EscrowsWrite)
            .Describe(BreakOperations.Resolve);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListBreaks handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<BreakState>("state").TryGet(out var state, out problem)
            || !context.OptionFilter<BreakKind>("kind").TryGet(out var kind, out problem)
            || !context.OptionFilter<Rail>("rail").TryGet(out var rail, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new BreakFilter(context.IdFilter<InstitutionId>("institutionId"))
        {
            Escrow = context.IdFilter<EscrowId>("escrowId"),
            State = state,
            Kind = kind,
            Rail = rail,
        };
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(listing.ToResponse(BreakResponse.From), ApiJson.Wire.PageResponseBreakResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ResolveAsync(HttpContext context, string breakId, ResolveBreak handler)
    {
        var body = await context.ReadBodyAsync(BreakOperations.ReadReason);
        if (!body.TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var command = new ResolveBreak.Command(PrefixedId.Parse<BreakId>(breakId), reason);
        var resolved = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return resolved.TryGet(out var known, out problem)
            ? TypedResults.Json(BreakResponse.From(known), ApiJson.Wire.BreakResponse)
            : problem.ToAnswer(context);
    }
}
