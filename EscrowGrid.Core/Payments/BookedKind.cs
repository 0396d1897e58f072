namespace EscrowGrid.Core.Payments;

/// <summary>What an object in a provider's books is.</summary>
public enum BookedKind
{
    /// <summary>Money that came in: a charge, a deposit.</summary>
    Payment,

    /// <summary>Money that went out to somebody.</summary>
    Transfer,

    /// <summary>Money that went back to where it came from.</summary>
    Refund,
}
