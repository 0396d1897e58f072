namespace EscrowGrid.Core.Compliance;

/// <summary>What may happen to money that comes from an address or goes to it.</summary>
public enum ScreeningDecision
{
    /// <summary>It may move.</summary>
    Accept,

    /// <summary>
    /// It stays where it is until somebody with the right to decide has decided. It is never sent back by itself: money
    /// of somebody on a list of sanctions must not be (specification, T-24). The parties are not told why.
    /// </summary>
    Hold,
}
