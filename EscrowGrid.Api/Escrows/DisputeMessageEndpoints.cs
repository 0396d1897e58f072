using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.RateLimits;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Escrows;

/// <summary>What the sides and the staff say to each other in a dispute.</summary>
internal static class DisputeMessageEndpoints
{
    private const string Path = EscrowEndpoints.Escrows + "/{escrowId}/dispute/{disputeId}/messages";
    private const string Tag = "Escrows";

    private static readonly Operation Write = new(Tag, "writeDisputeMessage", "Says something in a dispute")
    {
        Description = "By both sides and the staff, while the escrow is disputed. Nothing that was said is changed.",
        Body = fields => ReadText(fields),
        BodyExample = """{"text":"The parcel was empty; see the photographs."}""",
        Status = StatusCodes.Status201Created,
        Answer = typeof(DisputeMessageResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.EscrowNotFound, Problems.DisputeNotFound,
            Problems.EscrowTransitionRefused,
        ],
    };

    private static readonly Operation List =
        new(Tag, "listDisputeMessages", "Lists what was said in a dispute, oldest first")
        {
            Query = QueryParameter.PagingOrCursor,
            Answer = typeof(PageResponse<DisputeMessageResponse>),
            Refusals = [Problems.EscrowNotFound, Problems.DisputeNotFound, Problems.InvalidPagination],
        };

    public static void MapDisputeMessages(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, WriteAsync)
            .AcceptIdempotencyKey()
            .Limit(SensitiveOperation.EscrowCall)
            .Allow(AccessRule.Writers.OrUsers(), Scopes.EscrowsWrite)
            .Describe(Write);
        routes.MapRead(Path, ListAsync)
            .Limit(SensitiveOperation.EscrowCall)
            .Allow(AccessRule.AnyCaller.OrUsers(), Scopes.EscrowsRead)
            .Describe(List);
    }

    private static string ReadText(Fields fields)
    {
        var text = fields.Text("text", "Text", Limits.DisputeMessageText);
        fields.RefuseUnknown();
        return text;
    }

    private static async Task<IResult> WriteAsync(HttpContext context, DisputeMessages handler)
    {
        if (!(await context.ReadBodyAsync(ReadText)).TryGet(out var text, out var problem)
            || !CommandEndpoints.FindEscrow(context.Request.RouteValues).TryGet(out var escrow, out problem))
        {
            return problem.ToAnswer(context);
        }

        var written = await handler.WriteAsync(escrow, text, context.Call(), context.RequestAborted);
        return written.TryGet(out var message, out problem)
            ? TypedResults.Json(
                DisputeMessageResponse.From(message),
                ApiJson.Wire.DisputeMessageResponse,
                statusCode: StatusCodes.Status201Created)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ListAsync(HttpContext context, DisputeMessages handler)
    {
        if (!context.PageOrCursor().TryGet(out var page, out var problem)
            || !CommandEndpoints.FindEscrow(context.Request.RouteValues).TryGet(out var escrow, out problem))
        {
            return problem.ToAnswer(context);
        }

        var listed = await handler.ListAsync(escrow, page, context.Caller(), context.RequestAborted);
        return listed.TryGet(out var listing, out problem)
            ? TypedResults.Json(
                listing.ToResponse(DisputeMessageResponse.From), ApiJson.Wire.PageResponseDisputeMessageResponse)
            : problem.ToAnswer(context);
    }
}
