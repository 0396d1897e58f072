namespace EscrowGrid.Core.Collections;

/// <summary>What staff decide about money that waits for them.</summary>
public enum FundsVerdict
{
    /// <summary>It counts for its escrow after all.</summary>
    Accept,

    /// <summary>It goes back the way it came: a settlement of its escrow.</summary>
    Return,

    /// <summary>It is for this escrow.</summary>
    Attribute,

    /// <summary>It is dealt with elsewhere, or borne by the marketplace.</summary>
    Dismiss,
}
