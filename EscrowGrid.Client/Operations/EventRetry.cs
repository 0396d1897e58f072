namespace EscrowGrid.Client.Operations;

/// <summary>Which unhandled events are tried again now; without any named, those that are dead.</summary>
/// <param name="Reason">Why; it is kept in the audit trail.</param>
/// <param name="EventIds">These.</param>
/// <param name="Subject">Those of this subject.</param>
public sealed record EventRetry(string Reason, IReadOnlyList<string>? EventIds = null, string? Subject = null);
