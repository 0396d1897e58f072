using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Api.Reconciliation;

/// <summary>How the API describes differences between books.</summary>
internal static class BreakOperations
{
    private const string Tag = "Escrows";

    public static readonly Operation List = new(
        Tag, "listReconciliationBreaks", "Lists differences with the payment providers' books, oldest first")
    {
        Description = "One row for each thing and kind. OPEN waits for somebody; what the books agree on again is "
            + "RESOLVED by itself. Root sees also what fits no escrow.",
        Query =
        [
            .. QueryParameter.PagingOrCursor,
            new("institutionId", "Of this institution; root only.", Schemas.Id(InstitutionId.Prefix)),
            new("escrowId", "Of this escrow.", Schemas.Id(EscrowId.Prefix)),
            new("state", "In this state.", Schemas.Options(WireName<BreakState>.All)),
            new("kind", "Of this kind.", Schemas.Options(WireName<BreakKind>.All)),
            new("rail", "Of this rail.", Schemas.Options(WireName<Rail>.All)),
        ],
        Answer = typeof(PageResponse<BreakResponse>),
        Refusals = [Problems.ValidationFailed, Problems.UserRoleRequired],
    };

    public static readonly Operation Resolve = new(
        Tag, "resolveReconciliationBreak", "Says that somebody has dealt with a difference")
    {
        Description = "Nothing moves by it. While the difference stays as it is, it is not opened again.",
        Body = fields => ReadReason(fields),
        BodyExample = """{"reason":"Refunded by hand at the provider, agreed with the buyer"}""",
        Answer = typeof(BreakResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.UserRoleRequired, Problems.BreakNotFound, Problems.BreakResolved,
        ],
    };

    public static string ReadReason(Fields fields) => fields.Text("reason", "Reason", Limits.FundsReasonText);
}
