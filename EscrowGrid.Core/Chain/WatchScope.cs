namespace EscrowGrid.Core.Chain;

/// <summary>Which records a round looks at.</summary>
public enum WatchScope
{
    /// <summary>Those whose time has come.</summary>
    Due,

    /// <summary>Also all that are submitted: there is a new block.</summary>
    Submitted,

    /// <summary>All that are not final: blocks have been replaced.</summary>
    All,
}
