namespace EscrowGrid.Core.Escrows;

/// <summary>Why money leaves an escrow.</summary>
public enum SettlementKind
{
    /// <summary>To the seller.</summary>
    Release,

    /// <summary>Held money back to the buyer.</summary>
    Refund,

    /// <summary>Money that was never the escrow's back to who sent it: too much, too late.</summary>
    Return,
}
