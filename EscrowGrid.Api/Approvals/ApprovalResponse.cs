using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Approvals;

/// <summary>An approval on the wire.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Of the position.</param>
/// <param name="PositionId">What is to move.</param>
/// <param name="PositionVersion">The only version that it can be approved for.</param>
/// <param name="ToState">Where to.</param>
/// <param name="Amount">What would leave the position; absent when a partial release does not say.</param>
/// <param name="Reason">Of the transition.</param>
/// <param name="Metadata">Of the transition.</param>
/// <param name="State">Now.</param>
/// <param name="RequestedBy">The id of the key that asked, or <c>root</c>.</param>
/// <param name="DecidedBy">The id of the key that decided, or <c>root</c>; absent before.</param>
/// <param name="DecisionReason">Of a rejection.</param>
/// <param name="DecidedAt">Absent before.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ExpiresAt">From when on it can no longer be approved.</param>
internal sealed record ApprovalResponse(
    string Id,
    string InstitutionId,
    string PositionId,
    long PositionVersion,
    string ToState,
    Amount? Amount,
    string? Reason,
    JsonText? Metadata,
    string State,
    string RequestedBy,
    string? DecidedBy,
    string? DecisionReason,
    DateTimeOffset? DecidedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    public static ApprovalResponse From(ShownApproval shown)
    {
        var approval = shown.Approval;
        var decision = approval.Decision;
        return new ApprovalResponse(
            approval.Id.ToString(),
            approval.Institution.ToString(),
            approval.Position.ToString(),
            approval.PositionVersion,
            WireName<PositionState>.Of(approval.Wanted.ToState),
            approval.Amount,
            approval.Wanted.Reason,
            approval.Wanted.Metadata,
            WireName<ApprovalState>.Of(shown.State),
            NameOf(approval.RequestedBy),
            decision is null ? null : NameOf(decision.By),
            decision?.Reason,
            decision?.At,
            approval.CreatedAt,
            approval.ExpiresAt);
    }

    private static string NameOf(ApiKeyId? key) => key?.ToString() ?? Roles.NameOf(Role.Root);
}
