using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Positions;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Approvals;

/// <summary>How the API describes approvals.</summary>
internal static class ApprovalOperations
{
    private const string Tag = "Approvals";

    public static readonly Operation List = new(Tag, "listApprovals", "Lists approvals, oldest first")
    {
        Description = "Root sees all of them, or those of `institutionId`; a key sees its institution's.",
        Query =
        [
            new("state", "Its state now.", Schemas.Options(WireName<ApprovalState>.All)),
            QueryParameter.Text("positionId", "Of this position."),
            QueryParameter.Text("institutionId", "Of this institution; for root."),
            .. QueryParameter.Paging,
            QueryParameter.Text("cursor", "Empty for the first page, then `nextCursor`; excludes `offset`."),
        ],
        Answer = typeof(PageResponse<ApprovalResponse>),
        Refusals = [Problems.ValidationFailed, Problems.InvalidPagination],
    };

    public static readonly Operation Get = new(Tag, "getApproval", "Returns an approval")
    {
        Answer = typeof(ApprovalResponse),
        Refusals = [Problems.ApprovalForbidden, Problems.ApprovalNotFound],
    };

    public static readonly Operation Approve = new(Tag, "approveTransition", "Approves a transition and makes it")
    {
        Description = "By another key than asked for it. Answers with the position.",
        Answer = typeof(PositionResponse),
        Refusals =
        [
            Problems.ApprovalForbidden,
            Problems.ApprovalByRequester,
            Problems.ApprovalNotFound,
            Problems.ApprovalNotPending,
            Problems.TransitionRefused,
            Problems.TransitionBlocked,
            Problems.PositionPastExpiry,
        ],
    };

    public static readonly Operation Reject = new(Tag, "rejectApproval", "Rejects a transition")
    {
        Description = "By any key that may write, also the one that asked. The body is optional.",
        Body = fields => ApprovalEndpoints.ReadRejection(fields),
        BodyExample = """{"reason":"Not agreed with the beneficiary"}""",
        Answer = typeof(ApprovalResponse),
        Refusals = [Problems.ApprovalForbidden, Problems.ApprovalNotFound, Problems.ApprovalNotPending],
    };
}
