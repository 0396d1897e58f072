using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Positions;

/// <summary>One transition of a position. Append-only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sequence">The position's version after it.</param>
/// <param name="FromState">The state before.</param>
/// <param name="ToState">The state after.</param>
/// <param name="Reason">As given, at most 1000 characters.</param>
/// <param name="Metadata">As given.</param>
/// <param name="At">When, in UTC, whole milliseconds.</param>
public sealed record PositionEvent(
    PositionEventId Id,
    long Sequence,
    PositionState FromState,
    PositionState ToState,
    string? Reason,
    JsonText? Metadata,
    DateTimeOffset At);
