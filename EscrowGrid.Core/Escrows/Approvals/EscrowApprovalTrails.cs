using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>Makes the trail of each step of an approval. What was said is in the audit trail.</summary>
internal static class EscrowApprovalTrails
{
    private const long Decided = 2;

    /// <param name="trails">Makes trails.</param>
    /// <param name="action">The step.</param>
    /// <param name="approval">As it is after the step.</param>
    /// <param name="call">Who made the step.</param>
    /// <param name="outcome">What the request is answered with.</param>
    public static Trail Record(
        this TrailRecorder trails, AuditAction action, EscrowApproval approval, CallContext call, object outcome)
    {
        var change = new Change(
            action,
            approval.Command.Institution,
            approval.Id.ToString(),
            approval.Decision?.At ?? approval.CreatedAt,
            Describe(approval))
        {
            Sequence = approval.Decision is null ? 1 : Decided,
        };
        return trails.Record(change, call, outcome);
    }

    private static JsonText Describe(EscrowApproval approval) => JsonText.Write(approval, static (json, it) =>
    {
        json.WriteString("escrowId", it.Escrow.ToString());
        json.WriteNumber("escrowVersion", it.EscrowVersion);
        json.WriteString("command", it.Command.Name);
        json.WriteString("currency", it.Money.Currency.Code);
        json.WriteNumber("amount", it.Money.Amount.Value);
        json.WriteString(
            "requestedBy",
            it.RequestedBy?.ToString() ?? it.RequestedByKey?.ToString() ?? Roles.NameOf(Role.Root));
        if (it.Decision?.Reason is { } reason)
            json.WriteString("reason", reason);
    });
}
