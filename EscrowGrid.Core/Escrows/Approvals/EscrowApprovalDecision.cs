using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <param name="State">APPROVED, REJECTED or EXPIRED.</param>
/// <param name="By">Who decided; null for the time.</param>
/// <param name="Reason">Why; null where nobody said.</param>
/// <param name="At">When, in UTC.</param>
public sealed record EscrowApprovalDecision(ApprovalState State, UserId? By, string? Reason, DateTimeOffset At);
