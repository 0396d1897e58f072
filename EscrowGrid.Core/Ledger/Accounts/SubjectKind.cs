namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>What money can be held for.</summary>
public enum SubjectKind
{
    Position,
    Escrow,
}
