using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Tests.Compliance;

public sealed class ScreeningPolicyTests
{
    [Theory]
    [InlineData(0, false, RiskLevel.Low)]
    [InlineData(49, false, RiskLevel.Low)]
    [InlineData(50, false, RiskLevel.Medium)]
    [InlineData(79, false, RiskLevel.Medium)]
    [InlineData(80, false, RiskLevel.High)]
    [InlineData(100, false, RiskLevel.High)]
    [InlineData(0, true, RiskLevel.Sanctioned)]
    [InlineData(100, true, RiskLevel.Sanctioned)]
    public void Answer_ByTheDefaults_HasItsLevel(int score, bool isSanctioned, RiskLevel level) => Assert.Equal(
        level, new ScreeningPolicy().LevelOf(new ScreeningAnswer(score, isSanctioned, Sha256Digest.OfNothing)));

    [Theory]
    [InlineData(RiskLevel.Unknown, MediumRisk.Accept, ScreeningDecision.Hold)]
    [InlineData(RiskLevel.Low, MediumRisk.Hold, ScreeningDecision.Accept)]
    [InlineData(RiskLevel.Medium, MediumRisk.Hold, ScreeningDecision.Hold)]
    [InlineData(RiskLevel.Medium, MediumRisk.Accept, ScreeningDecision.Accept)]
    [InlineData(RiskLevel.High, MediumRisk.Accept, ScreeningDecision.Hold)]
    [InlineData(RiskLevel.Sanctioned, MediumRisk.Accept, ScreeningDecision.Hold)]
    public void Level_ByThePolicy_IsAcceptedOrHeld(RiskLevel level, MediumRisk onMedium, ScreeningDecision decision) =>
        Assert.Equal(decision, new ScreeningPolicy { OnMedium = onMedium }.DecisionOf(level));
}
