namespace EscrowGrid.Core.Collections;

/// <summary>What has become of money that a provider says came in (specification, section 31.1).</summary>
public enum FundsState
{
    /// <summary>Seen, and not certain yet. The provider owns it: it confirms, fails, or lists it no more.</summary>
    Observed,

    /// <summary>Of the escrow: it pays for it or, where nothing is awaited, goes back as a settlement.</summary>
    Accepted,

    /// <summary>Certain, and not let in: staff decide.</summary>
    Held,

    /// <summary>Staff have sent it back: a settlement of the escrow.</summary>
    Returned,

    /// <summary>Nobody knows which escrow it is for: the operator decides.</summary>
    Unmatched,

    /// <summary>It did not come, or has disappeared before it counted. Nobody has to do anything.</summary>
    Failed,

    /// <summary>
    /// It counted, and the provider has taken it back or may: nothing of the escrow is paid out, staff decide.
    /// </summary>
    Reversed,

    /// <summary>Staff have dealt with it outside of EscrowGrid.</summary>
    Dismissed,
}
