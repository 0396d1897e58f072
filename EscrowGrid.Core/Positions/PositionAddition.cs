namespace EscrowGrid.Core.Positions;

/// <summary>What became of a position that was to be stored.</summary>
public enum PositionAddition
{
    Stored,

    /// <summary>Nothing is stored: the institution's rules are no longer those that were decided by.</summary>
    RulesChanged,

    /// <summary>
    /// Nothing is stored: another position has the external reference, and one of the two claims it for itself alone.
    /// </summary>
    ReferenceTaken,
}
