using EscrowGrid.Client.Approvals;

namespace EscrowGrid.Client.Positions;

/// <summary>What became of a wanted transition. Exactly one of the two is there.</summary>
/// <param name="Position">After the transition; null when it waits for approval.</param>
/// <param name="Approval">What it waits for; null when it was made.</param>
public sealed record TransitionOutcome(Position? Position, Approval? Approval);
