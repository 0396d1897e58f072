using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>How the API describes positions.</summary>
internal static class PositionOperations
{
    private const string Tag = "Positions";

    public static readonly Operation Create = new(Tag, "createPosition", "Opens a position in state CREATED")
    {
        Description = "Admin keys and root; root names the institution. The policy of the asset's region decides.",
        Body = fields => PositionFields.ReadCreation(fields),
        BodyExample =
            """
            {"assetId":"ast_3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10","holderReference":"buyer-17","currency":"USD",
             "amount":2500.50,"externalReference":"INV-2026-118"}
            """,
        Status = StatusCodes.Status201Created,
        Answer = typeof(PositionResponse),
        AnswerHeaders = [AnswerHeader.EntityTag],
        Refusals =
        [
            Problems.WriteForbidden, Problems.Forbidden, Problems.InvalidInstitutionContext,
            Problems.PositionAssetNotFound, Problems.BelowPolicyMinimum, Problems.AbovePolicyMaximum,
            Problems.CurrencyOutsidePolicy, Problems.ReferenceTaken,
        ],
    };

    public static readonly Operation CreateMany = new(Tag, "createPositions", "Opens many positions, a line each")
    {
        Description = "Each line is a creation of its own, with its own `idempotencyKey` if it likes; each line of the "
            + "answer tells what became of one of them, as soon as that is known. The schemas are those of one line. "
            + "With an `Idempotency-Key` on the request, a line without a key is known by its number.",
        Body = fields => PositionFields.ReadBulkLine(fields),
        BodyExample =
            """
            {"assetId":"ast_3f0d3a55-6c0f-4c0e-9a55-0d6f4b1f6a10","holderReference":"buyer-17","currency":"USD",
             "amount":2500.50,"idempotencyKey":"row-1"}
            """,
        BodyMediaType = NdjsonBody.ContentType,
        Answer = typeof(BulkResult),
        MediaType = NdjsonBody.ContentType,
        Refusals = [Problems.WriteForbidden, Problems.InvalidIdempotencyKey, Problems.NdjsonRequired,
            Problems.BulkTooLarge],
    };

    public static readonly Operation List = new(Tag, "listPositions", "Lists positions, oldest first")
    {
        Description = "Filters combine. `metadata[key]=value`, at most "
            + "10 times, finds positions whose metadata has that text at the top level.",
        Query =
        [
            QueryParameter.Text("institutionId", "Of this institution; for root."),
            QueryParameter.Text("assetId", "Of this asset."),
            QueryParameter.Text("holderReference", "Exactly this holder."),
            QueryParameter.Text("externalReference", "Exactly this reference."),
            new("state", "In one of these states; repeated, or with commas.",
                Schemas.List(Schemas.Options(WireName<PositionState>.All), minimum: 1, maximum: null)),
            new("createdFrom", "Opened at this time or later.", Schemas.Time()),
            new("createdTo", "Opened before this time.", Schemas.Time()),
            new("minAmount", "Opened with this amount or more.", Schemas.Amount()),
            new("maxAmount", "Opened with this amount or less.", Schemas.Amount()),
            .. QueryParameter.PagingOrCursor,
        ],
        Answer = typeof(PageResponse<PositionResponse>),
        Refusals = [Problems.ValidationFailed],
    };

    public static readonly Operation Get = new(Tag, "getPosition", "Returns a position with all its events")
    {
        Description = "`allowed_actions` tells what the caller may do with it now.",
        Answer = typeof(PositionResponse),
        Refusals = [Problems.PositionForbidden, Problems.PositionNotFound],
    };

    public static readonly Operation Transition = new(Tag, "transitionPosition", "Takes a position to another state")
    {
        Description = "Asking for the state it is in changes nothing; only a partial release may repeat. With "
            + "`If-Match` only if the position is still at that version.",
        Headers =
        [
            new("If-Match", "An entity tag of the position, or several with commas, or *.", Schemas.Text(minimum: 1)),
        ],
        Body = fields => PositionFields.ReadTransition(fields),
        BodyExample = """{"toState":"PARTIALLY_RELEASED","amount":500,"reason":"Milestone 1"}""",
        Answer = typeof(PositionResponse),
        AnswerHeaders = [AnswerHeader.EntityTag],
        Refusals =
        [
            Problems.WriteForbidden, Problems.TransitionForbidden, Problems.PositionNotFound,
            Problems.TransitionRefused, Problems.AmountAboveRemaining, Problems.InvalidIfMatch,
            Problems.PreconditionFailed, Problems.ConcurrencyConflict,
        ],
    };
}
