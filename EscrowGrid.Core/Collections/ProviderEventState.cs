namespace EscrowGrid.Core.Collections;

/// <summary>What has become of a payment provider's webhook.</summary>
public enum ProviderEventState
{
    /// <summary>Kept; what it is about is being asked of the provider.</summary>
    Pending,

    /// <summary>What it is about has been looked at.</summary>
    Processed,

    /// <summary>It is about nothing that EscrowGrid keeps.</summary>
    Ignored,

    /// <summary>What it is about has not appeared in a day: the operator looks at it.</summary>
    Unmatched,

    /// <summary>The operator has said that nothing is to be done about it here.</summary>
    Dismissed,
}
