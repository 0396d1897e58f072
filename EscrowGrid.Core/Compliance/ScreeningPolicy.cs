namespace EscrowGrid.Core.Compliance;

/// <summary>How an installation judges addresses (specification, sections 15 and 30 c15).</summary>
public sealed record ScreeningPolicy
{
    /// <summary>
    /// Whether addresses are screened at all. Where they are not, all of them are accepted: for development only.
    /// </summary>
    public bool IsOn { get; init; } = true;

    /// <summary>From this score on a risk is high; 1 to 100.</summary>
    public int HighScore { get; init; } = 80;

    /// <summary>From this score on a risk is medium; at least 1, and below the high one.</summary>
    public int MediumScore { get; init; } = 50;

    /// <summary>What is done about a medium risk.</summary>
    public MediumRisk OnMedium { get; init; } = MediumRisk.Hold;

    /// <summary>How long an answer counts. Whoever is listed meanwhile is found out after that.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A list of sanctions comes before every score.</summary>
    public RiskLevel LevelOf(ScreeningAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.IsSanctioned)
            return RiskLevel.Sanctioned;
        if (answer.Score >= HighScore)
            return RiskLevel.High;
        return answer.Score >= MediumScore ? RiskLevel.Medium : RiskLevel.Low;
    }

    /// <summary>Only what is known to be harmless moves by itself.</summary>
    public ScreeningDecision DecisionOf(RiskLevel level) =>
        level is RiskLevel.Low || (level is RiskLevel.Medium && OnMedium is MediumRisk.Accept)
            ? ScreeningDecision.Accept
            : ScreeningDecision.Hold;
}
