using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Approvals;

/// <summary>What became of a wanted transition: it was made, or it waits for approval: one of the two.</summary>
public sealed record TransitionOutcome
{
    /// <summary>Null while it waits.</summary>
    public GovernedPosition? Position { get; init; }

    /// <summary>Null when it was made.</summary>
    public ShownApproval? Approval { get; init; }
}
