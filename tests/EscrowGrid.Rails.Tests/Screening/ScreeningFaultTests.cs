using EscrowGrid.Core.Compliance;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.Rails.Tests.Screening;

/// <summary>
/// Every way in which a call goes wrong, in every call of both providers, once and for as long as it is asked: nothing
/// but an answer lets money go on.
/// </summary>
public sealed class ScreeningFaultTests
{
    private const int Always = 1_000;

    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(500);

    /// <summary>What no other try is made after: it would be answered alike, or it was answered.</summary>
    private static readonly FaultKind[] Lasting =
    [
        FaultKind.EmptyBody, FaultKind.BrokenJson, FaultKind.HtmlPage, FaultKind.OtherShape, FaultKind.TooManyForLong,
        FaultKind.KeyInUse, FaultKind.Unauthorized, FaultKind.Redirect,
    ];

    public static TheoryData<string, FaultKind> Cases()
    {
        var cases = new TheoryData<string, FaultKind>();
        foreach (var operation in new[] { "trm.screen", "chainalysis.register", "chainalysis.retrieve" })
        {
            // No answer about an address has an amount.
            var kinds = FaultCatalogue.All.Where(it => it.Group is FaultGroup.Call).Select(it => it.Kind);
            foreach (var kind in kinds.Where(it => it is not FaultKind.OtherAmount))
                cases.Add(operation, kind);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Trouble_ThatPasses_IsOverAtTheNextQuestion(string operation, FaultKind kind)
    {
        await using var screening = await StartAsync(kind);
        screening.Break(operation, kind, times: 1);

        var first = await screening.ScreenAsync();
        var again = await screening.ScreenAsync();

        // Nothing of the answer to a registration is needed but that it was taken.
        var isHeld = Lasting.Contains(kind) && (operation, kind) != ("chainalysis.register", FaultKind.OtherShape);
        Assert.Equal(isHeld ? ScreeningDecision.Hold : ScreeningDecision.Accept, first.Decision);
        Assert.Equal(ScreeningDecision.Accept, again.Decision);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Trouble_ThatStays_HoldsTheMoney(string operation, FaultKind kind)
    {
        await using var screening = await StartAsync(kind);
        screening.Break(operation, kind, Always);

        var verdict = await screening.ScreenAsync();

        var isHarmless = kind is FaultKind.Slow
            || (operation, kind) == ("chainalysis.register", FaultKind.OtherShape);
        Assert.Equal(isHarmless ? ScreeningDecision.Accept : ScreeningDecision.Hold, verdict.Decision);
        Assert.Equal(isHarmless ? RiskLevel.Low : RiskLevel.Unknown, verdict.Level);
    }

    private static Task<ScreeningUnderTest> StartAsync(FaultKind kind) => ScreeningUnderTest.StartAsync(
        kind is FaultKind.SilentBefore or FaultKind.SilentAfter ? Impatience : null);
}
