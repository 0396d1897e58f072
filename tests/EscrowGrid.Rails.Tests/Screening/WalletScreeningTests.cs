using EscrowGrid.Core.Compliance;
using EscrowGrid.StandIns.Faults;
using EscrowGrid.StandIns.Screening;

namespace EscrowGrid.Rails.Tests.Screening;

/// <summary>What two providers say about an address, and what comes of it.</summary>
public sealed class WalletScreeningTests
{
    [Theory]
    [InlineData(Risk.Low, Risk.Low, RiskLevel.Low, ScreeningDecision.Accept)]
    [InlineData(Risk.Medium, Risk.Low, RiskLevel.Medium, ScreeningDecision.Hold)]
    [InlineData(Risk.Low, Risk.Medium, RiskLevel.Medium, ScreeningDecision.Hold)]
    [InlineData(Risk.High, Risk.Low, RiskLevel.High, ScreeningDecision.Hold)]
    [InlineData(Risk.Low, Risk.High, RiskLevel.High, ScreeningDecision.Hold)]
    [InlineData(Risk.Severe, Risk.Medium, RiskLevel.High, ScreeningDecision.Hold)]
    [InlineData(Risk.Medium, Risk.Severe, RiskLevel.High, ScreeningDecision.Hold)]
    [InlineData(Risk.Sanctioned, Risk.Low, RiskLevel.Sanctioned, ScreeningDecision.Hold)]
    [InlineData(Risk.Low, Risk.Sanctioned, RiskLevel.Sanctioned, ScreeningDecision.Hold)]
    public async Task Address_WithTwoAnswers_HasTheWorseLevelAndKeepsBoth(
        Risk trm, Risk chainalysis, RiskLevel level, ScreeningDecision decision)
    {
        await using var screening = await ScreeningUnderTest.StartAsync();
        screening.Know(trm, chainalysis);

        var verdict = await screening.ScreenAsync(ScreeningUnderTest.Address.ToUpperInvariant());

        Assert.Equal((level, decision), (verdict.Level, verdict.Decision));
        var kept = await screening.Store.FindAsync(WalletChain.Base, ScreeningUnderTest.Address, default);
        Assert.Equal(
            [ScreeningProvider.Trm, ScreeningProvider.Chainalysis], kept.Select(it => it.Provider).Order());
        Assert.Equal(verdict.Screenings.ToHashSet(), kept.ToHashSet());
    }

    [Fact]
    public async Task MediumRisk_WhereItIsAccepted_IsMarked()
    {
        await using var screening = await ScreeningUnderTest.StartAsync(
            settings: new Dictionary<string, string?> { ["SCREENING_MEDIUM_RISK"] = "accept" });
        screening.Know(Risk.Medium, Risk.Low);

        var verdict = await screening.ScreenAsync();

        Assert.Equal(
            (RiskLevel.Medium, ScreeningDecision.Accept, true), (verdict.Level, verdict.Decision, verdict.IsFlagged));
    }

    [Fact]
    public async Task Thresholds_ThatAreSet_Count()
    {
        await using var screening = await ScreeningUnderTest.StartAsync(settings: new Dictionary<string, string?>
        {
            ["SCREENING_HIGH_SCORE"] = "50",
            ["SCREENING_MEDIUM_SCORE"] = "10",
        });
        screening.Know(Risk.Low, Risk.Medium);

        Assert.Equal(RiskLevel.High, (await screening.ScreenAsync()).Level);
    }

    [Fact]
    public async Task Address_AskedAgain_IsNotAskedForAgain()
    {
        await using var screening = await ScreeningUnderTest.StartAsync();
        screening.Know(Risk.Low, Risk.Low);
        var first = await screening.ScreenAsync();
        screening.Know(Risk.Sanctioned, Risk.Sanctioned);

        var again = await screening.ScreenAsync();

        Assert.Equal((first.Level, 2), (again.Level, screening.Asked()));
    }

    /// <summary>Who is on a list is held, whoever else is silent.</summary>
    [Fact]
    public async Task SanctionedAddress_WhileTheOtherIsAway_IsKnownAsSuch()
    {
        await using var screening = await ScreeningUnderTest.StartAsync();
        screening.Know(Risk.Sanctioned, Risk.Low);
        screening.Break("chainalysis.register", FaultKind.Unauthorized, times: 1_000);

        Assert.Equal(RiskLevel.Sanctioned, (await screening.ScreenAsync()).Level);
    }

    /// <summary>Only the one that was silent is asked again.</summary>
    [Fact]
    public async Task Provider_ThatIsBack_CompletesTheVerdict()
    {
        await using var screening = await ScreeningUnderTest.StartAsync();
        screening.Break("chainalysis.retrieve", FaultKind.Unauthorized, times: 1);
        Assert.Equal(RiskLevel.Unknown, (await screening.ScreenAsync()).Level);

        var verdict = await screening.ScreenAsync();

        Assert.Equal((RiskLevel.Low, ScreeningDecision.Accept), (verdict.Level, verdict.Decision));
        Assert.Equal(1, screening.Server.Faults.Asked("trm.screen"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh")]
    [InlineData("0x7fb49965753a9ec3646fd5d004ee5aed6cc8000")]
    [InlineData("0x7fb49965753a9ec3646fd5d004ee5aed6cc8000g")]
    public async Task Sender_ThatIsNoAddress_HoldsWithoutAsking(string? address)
    {
        await using var screening = await ScreeningUnderTest.StartAsync();

        var verdict = await screening.ScreenAsync(address);

        Assert.Equal((RiskLevel.Unknown, ScreeningDecision.Hold), (verdict.Level, verdict.Decision));
        Assert.Equal(0, screening.Asked());
    }

    [Fact]
    public async Task Installation_ThatCanAskNobody_HoldsEverything()
    {
        await using var screening = await ScreeningUnderTest.StartAsync(settings: new Dictionary<string, string?>
        {
            ["TRM_API_KEY"] = null,
            ["TRM_API_URL"] = null,
            ["CHAINALYSIS_API_KEY"] = null,
            ["CHAINALYSIS_API_URL"] = null,
        });

        Assert.Equal(ScreeningDecision.Hold, (await screening.ScreenAsync()).Decision);
    }

    [Fact]
    public async Task Installation_ThatScreensNothing_AcceptsEverything()
    {
        await using var screening = await ScreeningUnderTest.StartAsync(
            settings: new Dictionary<string, string?> { ["SCREENING_ENABLED"] = "false" });
        screening.Know(Risk.Sanctioned, Risk.Sanctioned);

        Assert.Equal(ScreeningDecision.Accept, (await screening.ScreenAsync()).Decision);
        Assert.Equal(0, screening.Asked());
    }
}
