namespace EscrowGrid.Core.Escrows;

/// <summary>Where the money goes when a deadline passes and nobody has done anything. Agreed at creation.</summary>
public enum SilenceOutcome
{
    /// <summary>Back to the buyer.</summary>
    Refund,

    /// <summary>To the seller.</summary>
    Release,
}
