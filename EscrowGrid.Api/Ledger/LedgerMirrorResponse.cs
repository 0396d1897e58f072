using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Ledger;

/// <summary>How far the record of a ledger event has come on its way to the chain.</summary>
internal sealed record LedgerMirrorResponse(string State, long? ChainId, long? BlockNumber)
{
    public static LedgerMirrorResponse From(LedgerMirror mirror) =>
        new(WireName<MirrorState>.Of(mirror.State), mirror.ChainId, mirror.BlockNumber);
}
