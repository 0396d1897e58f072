using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>What the staff want of escrows and a second person has to agree to.</summary>
internal static class EscrowApprovalEndpoints
{
    private const string Approvals = "/api/approvals";

    private static readonly UserRole[] Staff = [UserRole.Staff, UserRole.Admin];

    public static void MapEscrowApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Approvals, ListAsync)
            .Allow(AccessRule.AnyCaller.OrUsers(Staff), Scopes.EscrowsRead)
            .Describe(EscrowApprovalOperations.List);
        routes.MapPost(
            Approvals + "/{approvalId}/approve",
            (HttpContext context, string approvalId, DecideApproval handler) =>
                DecideAsync(context, approvalId, handler, isApproved: true))
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers.OrUsers(Staff), Scopes.EscrowsWrite)
            .Describe(EscrowApprovalOperations.Approve);
        routes.MapPost(
            Approvals + "/{approvalId}/reject",
            (HttpContext context, string approvalId, DecideApproval handler) =>
                DecideAsync(context, approvalId, handler, isApproved: false))
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers.OrUsers(Staff), Scopes.EscrowsWrite)
            .Describe(EscrowApprovalOperations.Reject);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListEscrowApprovals handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<ApprovalState>("state").TryGet(out var state, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new EscrowApprovalFilter(
            context.IdFilter<InstitutionId>("institutionId"), context.IdFilter<EscrowId>("escrowId"), state);
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(
                listing.Page.ToResponse(it => EscrowApprovalResponse.From(it, listing.AsOf)),
                ApiJson.Wire.PageResponseEscrowApprovalResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context, string approvalId, DecideApproval handler, bool isApproved)
    {
        var body = context.HasBody()
            ? await context.ReadBodyAsync(EscrowApprovalOperations.ReadReason)
            : (string?)null;
        if (!body.TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var command = new DecideApproval.Command(PrefixedId.Parse<ApprovalId>(approvalId), isApproved, reason);
        var decided = await handler.HandleAsync(command, context.Call(), context.RequestAborted);
        return decided.TryGet(out var approval, out problem)
            ? TypedResults.Json(EscrowApprovalResponse.From(approval), ApiJson.Wire.EscrowApprovalResponse)
            : problem.ToAnswer(context);
    }
}
