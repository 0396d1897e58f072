using System.Text.Json;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary>One entry of a position's ledger; entries are never changed or removed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it records.</param>
/// <param name="PositionId">Of which position.</param>
/// <param name="Sequence">Its place in the position's ledger, from 1 without gaps.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="NewState">The state after it.</param>
/// <param name="Payload">The facts, every number with the digits that its hash covers.</param>
/// <param name="PreviousHash">The hash of the entry before; 64 zeros in the first.</param>
/// <param name="Hash">SHA-256 of the canonical form of all other members but the last two: 64 hex digits.</param>
/// <param name="PreviousState">The state before it; null in a creation.</param>
public sealed record LedgerEvent(
    string Id,
    LedgerEventKind Kind,
    string PositionId,
    long Sequence,
    DateTimeOffset At,
    PositionState NewState,
    JsonElement Payload,
    string PreviousHash,
    string Hash,
    PositionState? PreviousState = null)
{
    /// <summary>The transaction of its record on a chain; null without one. Under no hash.</summary>
    public string? TxHash { get; init; }

    /// <summary>How far its record on a chain has come; null where there is to be none. Under no hash.</summary>
    public LedgerMirror? Onchain { get; init; }
}
