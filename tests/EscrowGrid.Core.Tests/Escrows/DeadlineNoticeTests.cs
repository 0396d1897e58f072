using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>What is told of a deadline, and when nothing is.</summary>
public sealed class DeadlineNoticeTests
{
    private static readonly DateTimeOffset Due = SampleEscrow.Start.AddDays(7);
    private static readonly EscrowCommand Soon = Tell(DeadlineNotice.Approaching);
    private static readonly EscrowCommand HeldBack = Tell(DeadlineNotice.HeldBack);

    [Fact]
    public void Notice_OfADeadlineThatStands_ChangesNothingButThatItWasTold()
    {
        var escrow = SampleEscrow.New();

        var told = escrow.Then(Soon, EscrowActor.System, Due.AddHours(-1));

        Assert.Equal((Due, 2), (told.ToldDueAt, told.Version));
        Assert.Equal(
            escrow with { ToldDueAt = Due, Version = 2, UpdatedAt = Due.AddHours(-1) }, told);
    }

    [Fact]
    public void Notice_OfADeadlineThatHasPassed_IsOfItsLackOfEffectAlone()
    {
        Assert.Equal(Due, SampleEscrow.New().Then(HeldBack, EscrowActor.System, Due).HeldBackDueAt);
        Refuses(SampleEscrow.New(), Soon, Due);
        Refuses(SampleEscrow.New(), HeldBack, Due.AddMilliseconds(-1));
    }

    [Fact]
    public void Notice_ToldAlready_IsRefused()
    {
        Refuses(SampleEscrow.New().Then(Soon, EscrowActor.System, Due.AddHours(-2)), Soon, Due.AddHours(-1));
        Refuses(SampleEscrow.New().Then(HeldBack, EscrowActor.System, Due), HeldBack, Due.AddHours(1));
    }

    [Fact]
    public void Notice_OfADeadlineThatNoLongerStands_IsRefused()
    {
        var paid = SampleEscrow.New().Then(SampleEscrow.Payment("100"), EscrowActor.System);

        Refuses(paid, Soon, Due.AddHours(-1));
    }

    [Theory]
    [InlineData(ActorClass.Buyer)]
    [InlineData(ActorClass.Seller)]
    [InlineData(ActorClass.Staff)]
    public void Notice_BySomebody_IsRefused(ActorClass actor) => Assert.Equal(
        Problems.EscrowActionForbidden,
        EscrowLifecycle.Decide(SampleEscrow.New(), Soon, SampleEscrow.Of(actor), Due.AddHours(-1)).Problem!.Kind);

    [Fact]
    public void Deadline_ThatWasTold_PassesAllTheSame()
    {
        var told = SampleEscrow.New().Then(Soon, EscrowActor.System, Due.AddHours(-1));

        Assert.Equal(
            EscrowState.Cancelled, told.Then(new EscrowCommand.PassDeadline(Due), EscrowActor.System, Due).State);
    }

    private static EscrowCommand.TellDeadline Tell(DeadlineNotice notice) => new(Due, notice);

    private static void Refuses(Escrow escrow, EscrowCommand told, DateTimeOffset now) => Assert.Equal(
        Problems.DeadlineNotStanding, EscrowLifecycle.Decide(escrow, told, EscrowActor.System, now).Problem?.Kind);
}
