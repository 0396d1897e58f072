using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Ledger;

/// <summary>
/// A ledger event on the wire (wire contract, section 5). All members but <c>hash</c> and the last two are what the
/// hash covers. Those two are about its record on a chain: absent without one, and <c>txHash</c> until it is signed.
/// </summary>
internal sealed record LedgerEventResponse(
    string Id,
    string Kind,
    string PositionId,
    long Sequence,
    DateTimeOffset At,
    string? PreviousState,
    string NewState,
    JsonText Payload,
    string PreviousHash,
    string Hash,
    string? TxHash,
    LedgerMirrorResponse? Onchain)
{
    public static LedgerEventResponse From(LedgerEvent entry) => new(
        entry.Id.ToString(),
        WireName<LedgerEventKind>.Of(entry.Kind),
        entry.Position.ToString(),
        entry.Sequence,
        entry.At,
        entry.PreviousState is { } previous ? WireName<PositionState>.Of(previous) : null,
        WireName<PositionState>.Of(entry.NewState),
        entry.Payload,
        entry.PreviousHash.ToString(),
        entry.Hash.ToString(),
        entry.Mirror?.TransactionHash,
        entry.Mirror is { } mirror ? LedgerMirrorResponse.From(mirror) : null);
}
