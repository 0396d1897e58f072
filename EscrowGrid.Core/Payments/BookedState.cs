namespace EscrowGrid.Core.Payments;

/// <summary>Whether the money of an object in a provider's books has moved.</summary>
public enum BookedState
{
    /// <summary>Not for certain: processed, in question, too few confirmations.</summary>
    Open,

    /// <summary>It has.</summary>
    Moved,

    /// <summary>It has not and will not, or it has come back.</summary>
    Undone,
}
