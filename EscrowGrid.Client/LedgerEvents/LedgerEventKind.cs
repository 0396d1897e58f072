using System.Text.Json.Serialization;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary>What the ledger recorded.</summary>
public enum LedgerEventKind
{
    [JsonStringEnumMemberName("POSITION_CREATED")]
    PositionCreated,

    [JsonStringEnumMemberName("POSITION_STATE_CHANGED")]
    PositionStateChanged,
}
