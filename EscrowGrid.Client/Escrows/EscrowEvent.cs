using System.Text.Json;

namespace EscrowGrid.Client.Escrows;

/// <summary>A line of the ledger of an escrow; lines are never changed or removed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="Sequence">The version of the escrow after it.</param>
/// <param name="Kind">What it records, such as FUNDS_HELD.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="NewState">The status after it.</param>
/// <param name="Payload">The facts, every number with the digits that its hash covers: money in decimals here.</param>
/// <param name="PreviousHash">The hash of the line before; 64 zeros in the first.</param>
/// <param name="Hash">SHA-256 of the canonical form of all other members: 64 hex digits.</param>
/// <param name="PreviousState">The status before it; null in the first.</param>
public sealed record EscrowEvent(
    string Id,
    string EscrowId,
    long Sequence,
    string Kind,
    DateTimeOffset At,
    EscrowStatus NewState,
    JsonElement Payload,
    string PreviousHash,
    string Hash,
    EscrowStatus? PreviousState = null);
