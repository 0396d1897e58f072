namespace EscrowGrid.Core.Evidence;

/// <summary>What a file is to prove.</summary>
public enum EvidencePurpose
{
    /// <summary>That the seller has delivered. Fixed from the moment in which the escrow is disputed.</summary>
    Delivery,

    /// <summary>What a side says in a dispute.</summary>
    Dispute,
}
