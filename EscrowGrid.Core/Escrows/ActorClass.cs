namespace EscrowGrid.Core.Escrows;

/// <summary>As what somebody acts on an escrow. Always found out from who is calling, never said by him.</summary>
public enum ActorClass
{
    Buyer,
    Seller,

    /// <summary>Of the marketplace that both sides trust.</summary>
    Staff,

    /// <summary>EscrowGrid itself: a deadline, or what a provider has confirmed. Nobody can call as it.</summary>
    System,

    /// <summary>Nobody of those; may do nothing.</summary>
    Other,
}
