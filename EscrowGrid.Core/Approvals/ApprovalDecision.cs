using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Approvals;

/// <summary>What a second key decided. Never changed.</summary>
/// <param name="IsApproved">Else rejected.</param>
/// <param name="By">The key; null for root.</param>
/// <param name="Reason">Of a rejection, if given; at most 1000 characters.</param>
/// <param name="At">UTC, whole milliseconds.</param>
public sealed record ApprovalDecision(bool IsApproved, ApiKeyId? By, string? Reason, DateTimeOffset At);
