using System.Diagnostics.Metrics;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Which of the deadlines that have passed are carried out.</summary>
public sealed class DeadlinePassTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Meter _meter = new("tests");

    [Fact]
    public void Silence_SwitchedOff_IsLeftAloneAndEveryOtherDeadlineIsNot()
    {
        DueEscrow[] due = [.. Enum.GetValues<EscrowState>().Select(state => Due(state, TimeSpan.FromHours(1)))];
        var pass = Pass(hasAutoRefund: false);

        var chosen = pass.Choose(due);

        Assert.Equal(due.Where(it => it.State is not EscrowState.Delivered), chosen);
        Assert.Equal(1, pass.HeldBack);
    }

    [Fact]
    public void Silence_SwitchedOn_IsCarriedOut() =>
        Assert.Single(Pass(hasAutoRefund: true).Choose([Due(EscrowState.Delivered, TimeSpan.FromHours(1))]));

    /// <summary>Over several pages of one look; the next look goes on.</summary>
    [Fact]
    public void Silences_ThatHaveGathered_AreCarriedOutALittleAtATime()
    {
        DueEscrow[] page =
        [
            .. Enumerable.Range(0, Limits.GatheredDeadlines - 1)
                .Select(_ => Due(EscrowState.Delivered, TimeSpan.FromDays(2))),
        ];
        var pass = Pass(hasAutoRefund: true);

        Assert.Equal(page.Length, pass.Choose(page).Count);
        Assert.Single(pass.Choose(page));

        Assert.Equal(page.Length - 1, pass.HeldBack);
        Assert.Single(pass.Choose([Due(EscrowState.Delivered, TimeSpan.FromHours(23))]));
        Assert.Single(pass.Choose([Due(EscrowState.AwaitFunds, TimeSpan.FromDays(9))]));
        Assert.Single(Pass(hasAutoRefund: true).Choose([page[0]]));
    }

    [Theory]
    [InlineData(1, "*/1 * * * *")]
    [InlineData(5, "*/5 * * * *")]
    [InlineData(60, "0 * * * *")]
    public void Deadlines_EveryFewMinutes_AreLookedForByASchedule(int minutes, string cron) =>
        Assert.Equal(cron, PassDeadlines.ScheduleOf(new EscrowSettings { DeadlineMinutes = minutes }).Cron);

    public void Dispose() => _meter.Dispose();

    private static DueEscrow Due(EscrowState state, TimeSpan since) => new(
        new EscrowId(Guid.NewGuid()), new InstitutionId(Guid.NewGuid()), Now - since, state);

    private DeadlinePass Pass(bool hasAutoRefund) => new(hasAutoRefund, Now, _meter.CreateHistogram<double>("lag"));
}
