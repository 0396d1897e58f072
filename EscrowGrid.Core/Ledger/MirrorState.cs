namespace EscrowGrid.Core.Ledger;

/// <summary>How far the record of a ledger event has come on its way to the chain.</summary>
public enum MirrorState
{
    /// <summary>Waits to be sent.</summary>
    Pending,

    /// <summary>Has its nonce and is signed: with the node, or in a block that has too few others after it.</summary>
    Submitted,

    /// <summary>In a block with as many blocks after it as are asked for.</summary>
    Confirmed,

    /// <summary>An attempt failed; the next one follows by itself.</summary>
    Failed,

    /// <summary>All attempts failed; waits for an operator, and so do the later records of its position.</summary>
    Exhausted,

    /// <summary>Not to be sent, by a rule or by an operator.</summary>
    Skipped,
}
