using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A lifecycle event as it is stored.</summary>
public sealed record LifecycleRow(
    string PositionId,
    long Sequence,
    string FromState,
    string ToState,
    string? Reason,
    JsonText? Metadata,
    DateTimeOffset At);
