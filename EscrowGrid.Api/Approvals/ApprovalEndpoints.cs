using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Positions;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Approvals;

internal static class ApprovalEndpoints
{
    private const string Approval = "/approvals/{approvalId}";

    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/approvals", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.ApprovalsRead)
            .Describe(ApprovalOperations.List);
        routes.MapRead(Approval, GetAsync)
            .Allow(AccessRule.AnyCaller, Scopes.ApprovalsRead)
            .Describe(ApprovalOperations.Get);
        routes.MapPost($"{Approval}/approve", ApproveAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.ApprovalsWrite)
            .Describe(ApprovalOperations.Approve);
        routes.MapPost($"{Approval}/reject", RejectAsync)
            .AcceptIdempotencyKey()
            .Allow(AccessRule.Writers, Scopes.ApprovalsWrite)
            .Describe(ApprovalOperations.Reject);
    }

    internal static string? ReadRejection(Fields fields) =>
        fields.OptionalText("reason", "Reason", Limits.ReasonText);

    private static async Task<IResult> ListAsync(HttpContext context, ListApprovals handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !context.OptionFilter<ApprovalState>("state").TryGet(out var state, out problem))
        {
            return problem.ToAnswer(context);
        }

        var filter = new ApprovalFilter(
            context.IdFilter<InstitutionId>("institutionId"), context.IdFilter<PositionId>("positionId"), state);
        var listed = await handler.HandleAsync(filter, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(
                listing.Page.ToResponse(it => ApprovalResponse.From(ShownApproval.At(listing.AsOf, it))),
                ApiJson.Wire.PageResponseApprovalResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> GetAsync(HttpContext context, string approvalId, GetApproval handler)
    {
        var id = PrefixedId.Parse<ApprovalId>(approvalId);
        return Show(context, await handler.HandleAsync(id, context.Caller(), context.RequestAborted));
    }

    private static async Task<IResult> ApproveAsync(
        HttpContext context, string approvalId, ApproveTransition handler)
    {
        var id = PrefixedId.Parse<ApprovalId>(approvalId);
        var approved = await handler.HandleAsync(id, context.Call(), context.RequestAborted);
        return approved.TryGet(out var position, out var problem)
            ? PositionAnswers.Show(context, position)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> RejectAsync(HttpContext context, string approvalId, RejectApproval handler)
    {
        var body = context.HasBody() ? await context.ReadBodyAsync(ReadRejection) : (string?)null;
        if (!body.TryGet(out var reason, out var problem))
            return problem.ToAnswer(context);
        var command = new RejectApproval.Command(PrefixedId.Parse<ApprovalId>(approvalId), reason);
        return Show(context, await handler.HandleAsync(command, context.Call(), context.RequestAborted));
    }

    private static IResult Show(HttpContext context, Result<ShownApproval> result) =>
        result.TryGet(out var shown, out var problem)
            ? TypedResults.Json(ApprovalResponse.From(shown), ApiJson.Wire.ApprovalResponse)
            : problem.ToAnswer(context);
}
