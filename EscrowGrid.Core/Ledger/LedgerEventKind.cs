namespace EscrowGrid.Core.Ledger;

/// <summary>What a ledger event records.</summary>
public enum LedgerEventKind
{
    PositionCreated,
    PositionStateChanged,
}
