using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Ledger;

/// <summary>A ledger event on the wire (wire contract, section 5).</summary>
internal sealed record LedgerEventResponse(
    string Id,
    string Kind,
    string PositionId,
    DateTimeOffset At,
    string? PreviousState,
    string NewState,
    JsonText Payload)
{
    public static LedgerEventResponse From(LedgerEvent entry) => new(
        entry.Id.ToString(),
        WireName<LedgerEventKind>.Of(entry.Kind),
        entry.Position.ToString(),
        entry.At,
        entry.PreviousState is { } previous ? WireName<PositionState>.Of(previous) : null,
        WireName<PositionState>.Of(entry.NewState),
        entry.Payload);
}
