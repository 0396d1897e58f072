using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Collections;

/// <summary>How an escrow is paid, and what staff do about money that waits for them.</summary>
internal static class FundsEndpoints
{
    private static readonly UserRole[] Staff = [UserRole.Staff, UserRole.Compliance, UserRole.Admin];

    public static void MapFunds(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/escrow/{escrowId}/payment", ShowAsync)
            .Limit(SensitiveOperation.EscrowCall)
            .Allow(AccessRule.Writers.OrUsers(), Scopes.EscrowsWrite)
            .Describe(FundsOperations.Show);
        routes.MapRead("/api/funds", ListAsync)
            .Allow(AccessRule.AnyCaller.OrUsers(Staff), Scopes.EscrowsRead)
            .Describe(FundsOperations.List);
        routes.MapPost("/api/funds/{fundsId}/decision", DecideAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers.OrUsers(Staff), Scopes.EscrowsWrite)
            .Describe(FundsOperations.Decide);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string escrowId, ShowPayment handler)
    {
        var found = await handler.HandleAsync(
            PrefixedId.Parse<EscrowId>(escrowId), context.Caller(), context.RequestAborted);
        return found.TryGet(out var shown, out var problem)
            ? TypedResults.Json(PaymentResponse.From(shown), ApiJson.Wire.PaymentResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListFunds handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<FundsState>("state").TryGet(out var state, out problem)
            || !context.OptionFilter<Rail>("rail").TryGet(out var rail, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new FundsFilter(context.IdFilter<InstitutionId>("institutionId"))
        {
            Escrow = context.IdFilter<EscrowId>("escrowId"),
            State = state,
            Rail = rail,
        };
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(listing.ToResponse(FundsResponse.From), ApiJson.Wire.PageResponseFundsResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> DecideAsync(HttpContext context, string fundsId, DecideFunds handler)
    {
        var id = PrefixedId.Parse<FundsId>(fundsId);
        var body = await context.ReadBodyAsync(fields => FundsFields.ReadDecision(fields, id));
        if (!body.TryGet(out var command, out var problem))
            return problem.ToAnswer(context);
        var decided = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return decided.TryGet(out var funds, out problem)
            ? TypedResults.Json(FundsResponse.From(funds), ApiJson.Wire.FundsResponse)
            : problem.ToAnswer(context);
    }
}
