using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Approvals;

/// <summary>Makes the trail of each step of an approval.</summary>
internal static class ApprovalTrails
{
    private const long Decided = 2;

    /// <param name="trails">Makes trails.</param>
    /// <param name="action">The step.</param>
    /// <param name="approval">As it is after the step.</param>
    /// <param name="call">Who made the step.</param>
    public static Trail Record(this TrailRecorder trails, AuditAction action, Approval approval, CallContext call)
    {
        var at = approval.Decision?.At ?? approval.CreatedAt;
        var change = new Change(action, approval.Institution, approval.Id.ToString(), at, Describe(approval))
        {
            Sequence = approval.Decision is null ? 1 : Decided,
        };
        return trails.Record(change, call, ShownApproval.At(at, approval));
    }

    private static JsonText Describe(Approval approval) => JsonText.Write(approval, static (json, it) =>
    {
        json.WriteString("positionId", it.Position.ToString());
        json.WriteNumber("positionVersion", it.PositionVersion);
        json.WriteString("toState", WireName<PositionState>.Of(it.Wanted.ToState));
        if (it.Amount is { } amount)
            json.WriteNumber("amount", amount.Value);
        json.WriteString("requestedBy", it.RequestedBy?.ToString() ?? Roles.NameOf(Role.Root));
        if (it.Decision?.Reason is { } reason)
            json.WriteString("reason", reason);
    });
}
