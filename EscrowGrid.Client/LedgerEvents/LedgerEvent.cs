using System.Text.Json.Nodes;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary>One entry of a position's ledger; entries are never changed or removed.</summary>
public sealed record LedgerEvent(
    string Id,
    LedgerEventKind Kind,
    string PositionId,
    DateTimeOffset At,
    PositionState NewState,
    JsonObject Payload,
    PositionState? PreviousState = null);
