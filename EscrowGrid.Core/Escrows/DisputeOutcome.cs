namespace EscrowGrid.Core.Escrows;

/// <summary>How a dispute ended.</summary>
public enum DisputeOutcome
{
    Release,
    Refund,

    /// <summary>Each side gets a part.</summary>
    Split,
}
