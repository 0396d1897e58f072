namespace EscrowGrid.Core.Collections;

/// <summary>How the way stands by which the money of an escrow comes in.</summary>
public enum CollectionState
{
    /// <summary>Money can come in by it.</summary>
    Open,

    /// <summary>
    /// Nothing is awaited by it any more. A card's is closed at the provider; an address can still be paid to, and is
    /// still looked at.
    /// </summary>
    Closed,

    /// <summary>The provider will not open one.</summary>
    Refused,
}
