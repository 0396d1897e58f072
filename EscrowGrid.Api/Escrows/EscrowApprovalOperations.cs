using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Escrows;

/// <summary>How the API describes second persons.</summary>
internal static class EscrowApprovalOperations
{
    private const string Tag = "Escrows";

    public static readonly Operation List = new(
        Tag, "listEscrowApprovals", "Lists what waits for a second person, oldest first")
    {
        Description = "Staff see their institution's, root all of them. PENDING is the inbox.",
        Query =
        [
            .. QueryParameter.PagingOrCursor,
            new("institutionId", "Of this institution; root only.", Schemas.Id(InstitutionId.Prefix)),
            new("escrowId", "Of this escrow.", Schemas.Id(EscrowId.Prefix)),
            new("state", "In this state now.", Schemas.Options(WireName<ApprovalState>.All)),
        ],
        Answer = typeof(PageResponse<EscrowApprovalResponse>),
        Refusals = [Problems.ValidationFailed, Problems.UserRoleRequired],
    };

    public static readonly Operation Approve = new(
        Tag, "approveEscrowCommand", "Agrees to a command of the staff as a second person")
    {
        Description = "By another user of the staff than asked, who is no party; a key cannot. The command is decided "
            + "then as every command is: `GET /api/commands/{id}` tells.",
        Body = fields => ReadReason(fields),
        BodyExample = """{"reason":"Agreed with the buyer"}""",
        IsBodyOptional = true,
        Answer = typeof(EscrowApprovalResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.UserRoleRequired, Problems.ApprovalNeedsPerson,
            Problems.ApprovalBySamePerson, Problems.EscrowActionForbidden, Problems.ApprovalNotFound,
            Problems.ApprovalNotPending,
        ],
    };

    public static readonly Operation Reject = new(
        Tag, "rejectEscrowCommand", "Refuses a command of the staff for good")
    {
        Description = "By any user of the staff who is no party, also the one who asked.",
        Body = fields => ReadReason(fields),
        BodyExample = """{"reason":"Not as agreed"}""",
        IsBodyOptional = true,
        Answer = typeof(EscrowApprovalResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.UserRoleRequired, Problems.ApprovalNeedsPerson,
            Problems.EscrowActionForbidden, Problems.ApprovalNotFound, Problems.ApprovalNotPending,
        ],
    };

    public static string? ReadReason(Fields fields) => fields.OptionalText("reason", "Reason", Limits.FundsReasonText);
}
