using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Positions;

/// <summary>One transition of a position. Append-only.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sequence">The position's version after it.</param>
/// <param name="FromState">The state before.</param>
/// <param name="ToState">The state after.</param>
/// <param name="Amount">
/// What left the position by it, in the position's currency: the amount of a partial release if one was given, the
/// rest when a funded position becomes final. Null where nothing moved or nothing was said.
/// </param>
/// <param name="Reason">As given, at most 1000 characters.</param>
/// <param name="Metadata">As given.</param>
/// <param name="At">When, in UTC, whole milliseconds.</param>
public sealed record PositionEvent(
    PositionEventId Id,
    long Sequence,
    PositionState FromState,
    PositionState ToState,
    Amount? Amount,
    string? Reason,
    JsonText? Metadata,
    DateTimeOffset At);
