namespace EscrowGrid.Core.Positions;

/// <summary>Whether a read may be answered from what was read before.</summary>
public enum Freshness
{
    /// <summary>What was read before will do: the caller checks it when it writes.</summary>
    Remembered,

    /// <summary>The database is asked.</summary>
    Current,
}
