namespace EscrowGrid.Core.Compliance;

/// <summary>What all that were asked about an address come to.</summary>
/// <param name="Level">The worst that one of them said; a silence outweighs everything but a list of sanctions.</param>
/// <param name="Decision">What follows from it.</param>
/// <param name="Screenings">What each of them said, the newest of each; nothing of those that gave no answer.</param>
public sealed record ScreeningVerdict(
    RiskLevel Level, ScreeningDecision Decision, IReadOnlyList<Screening> Screenings)
{
    /// <summary>Accepted, but to be looked at: a medium risk where the installation accepts those.</summary>
    public bool IsFlagged => Decision is ScreeningDecision.Accept && Level is RiskLevel.Medium;
}
