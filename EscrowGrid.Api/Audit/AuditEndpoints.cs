using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/audit-events", ListAsync)
            .Allow(AccessRule.Auditors, Scopes.AuditRead)
            .Describe(AuditOperations.List);

    private static async Task<IResult> ListAsync(HttpContext context, ListAuditEvents handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(AuditCursor.Read).TryGet(out var after, out problem)
            || !ReadFilter(context).TryGet(out var filter, out problem))
        {
            return problem.ToAnswer(context);
        }

        var slice = await handler.HandleAsync(filter, after, page.Limit, context.Caller(), context.RequestAborted);
        var next = slice.Rows is [.., var end] ? new AuditPlace(end.OccurredAt, end.Id) : after;
        return TypedResults.Json(
            new CursorResponse<AuditEventResponse>(
                [.. slice.Rows.Select(AuditEventResponse.From)], AuditCursor.Write(next), slice.HasMore),
            ApiJson.Wire.CursorResponseAuditEventResponse);
    }

    private static Result<AuditFilter> ReadFilter(HttpContext context)
    {
        if (!context.TextFilter("action").TryGet(out var action, out var problem)
            || !context.TextFilter("resourceId").TryGet(out var resource, out problem)
            || !context.TextFilter("requestId").TryGet(out var request, out problem)
            || !context.TimeFilter("from").TryGet(out var from, out problem)
            || !context.TimeFilter("to").TryGet(out var to, out problem))
        {
            return problem;
        }

        return new AuditFilter(
            context.IdFilter<InstitutionId>("institutionId"),
            action,
            resource,
            context.IdFilter<ApiKeyId>("apiKeyId"),
            from,
            to)
        {
            RequestId = request,
        };
    }
}
