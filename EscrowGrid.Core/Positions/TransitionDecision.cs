namespace EscrowGrid.Core.Positions;

/// <summary>What an accepted transition does.</summary>
public enum TransitionDecision
{
    /// <summary>The position moves and the move is recorded.</summary>
    Move,

    /// <summary>The position is there already: a repeated request, which changes and records nothing.</summary>
    Stay,
}
