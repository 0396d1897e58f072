namespace EscrowGrid.Core.Audit;

/// <summary>An operator's act in the audit trail.</summary>
/// <param name="At">When, in UTC, whole milliseconds.</param>
/// <param name="Reason">Why, in the operator's words.</param>
/// <param name="Count">Of how many things, when it was of several.</param>
public sealed record OperatorFacts(DateTimeOffset At, string Reason, int? Count = null);
