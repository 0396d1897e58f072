namespace EscrowGrid.Core.Escrows;

/// <summary>How far the money of an escrow has come in.</summary>
public enum FundingState
{
    /// <summary>Nothing has.</summary>
    Awaited,

    /// <summary>Some has, and the rest is awaited.</summary>
    Partial,

    /// <summary>All has.</summary>
    Complete,

    /// <summary>It is cancelled: nothing is awaited any more, and what comes goes back.</summary>
    Closed,
}
