namespace EscrowGrid.Core.Compliance;

/// <summary>A chain whose addresses are screened.</summary>
public enum WalletChain
{
    /// <summary>Base; its addresses are 0x and 40 hex digits, whatever their case.</summary>
    Base,
}
