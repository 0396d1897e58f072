using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Agreements in parts (specification, section 9 and trap T-10).</summary>
public sealed class MilestoneTests
{
    private const int Sequences = 500;

    [Fact]
    public void Milestones_OfAnAgreement_SumUpToItsAmountAndItsFee()
    {
        var world = AgreementWorld.Of("33.33", "33.33", "33.34");

        Assert.Equal(100m, world.Milestones.Sum(it => it.Money.Amount.Value));
        Assert.Equal(2.5m, world.Milestones.Sum(it => it.Terms.SellerFee.Value));
        Assert.Equal([1, 2, 3], world.Milestones.Select(it => it.Milestone!.Number));
        Assert.All(world.Milestones, it => Assert.Equal(world.Agreement.Id, it.Milestone!.Agreement));
        Assert.All(world.Milestones, it => Assert.Equal(EscrowState.AwaitFunds, it.State));
        Assert.Null(world.Agreement.DueAt);
    }

    [Theory]
    [InlineData("MILESTONE_SUM_MISMATCH", "50", "49.99")]
    [InlineData("MILESTONE_SUM_MISMATCH", "50", "50.01")]
    [InlineData("MILESTONE_SUM_MISMATCH", "100", "100")]
    [InlineData("MILESTONES_REFUSED")]
    public void Division_ThatDoesNotFit_IsRefused(string code, params string[] amounts) => Assert.Equal(
        code,
        EscrowLifecycle.Decide(New(), AgreementWorld.Divide(amounts), Seller, Start).Problem?.Kind.Code);

    /// <summary>No further away than the deadline of an escrow can be.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Division_WithADeadlineBeyondAYear_IsRefused(int secondsMore, bool isRefused)
    {
        var deadline = Start + Limits.EscrowPeriodMaximum + TimeSpan.FromSeconds(secondsMore);
        var plan = new MilestonePlan("All of it", New().Money.Amount, deadline);

        var decided = EscrowLifecycle.Decide(New(), new EscrowCommand.AddMilestones([plan]), Buyer, Start);

        Assert.Equal(isRefused ? Problems.MilestonesRefused : null, decided.Problem?.Kind);
    }

    [Fact]
    public void Division_OfWhichAFeeWouldLeaveNothing_IsRefused()
    {
        var decided = EscrowLifecycle.Decide(
            New("1", fee: "0.99"), AgreementWorld.Divide("0.99", "0.01"), Buyer, Start);

        Assert.Equal(Problems.MilestonesRefused, decided.Problem?.Kind);
    }

    [Fact]
    public void Division_AfterMoneyOrTwiceOrByStrangers_IsRefused()
    {
        var divide = AgreementWorld.Divide("40", "60");
        var partly = New().Then(Payment("1"), EscrowActor.System);
        var world = AgreementWorld.Of("40", "60");

        Assert.Equal(
            Problems.EscrowTransitionRefused, EscrowLifecycle.Decide(partly, divide, Buyer, Start).Problem?.Kind);
        Assert.Equal(Problems.EscrowHasMilestones, world.Run(world.Agreement, divide, Buyer)?.Kind);
        Assert.Equal(
            Problems.MilestonesRefused,
            world.Run(world.Milestones[0], AgreementWorld.Divide("20", "20"), Buyer)?.Kind);
        Assert.Equal(
            Problems.EscrowActionForbidden, EscrowLifecycle.Decide(New(), divide, Other, Start).Problem?.Kind);
    }

    [Fact]
    public void Agreement_WhoseMilestonesAreReleasedOneByOne_EndsReleasedByTheTable()
    {
        var world = AgreementWorld.Of("40", "60");
        foreach (var number in (int[])[0, 1])
        {
            Assert.Equal(EscrowState.AwaitFunds, world.Agreement.State);
            Assert.Null(world.Run(world.Milestones[number], PaymentOf(world, number), EscrowActor.System));
            Assert.Null(world.Run(world.Milestones[number], new EscrowCommand.MarkDelivered("Done", null), Seller));
            Assert.Null(world.Run(world.Milestones[number], new EscrowCommand.ConfirmDelivery(), Buyer));
            world.Settle(world.Milestones[number]);
        }

        Assert.Equal(
            [EscrowState.AwaitFunds, EscrowState.FundsHeld, EscrowState.Delivered, EscrowState.Released], world.Path);
        Assert.Equal(97.5m, world.Milestones.Sum(it => it.Accounts.Released.Value));
        Assert.Equal(EscrowAccounts.Empty, world.Agreement.Accounts);
    }

    [Fact]
    public void Dispute_OfOneMilestone_StopsNoOther()
    {
        var world = AgreementWorld.Of("40", "60");
        foreach (var number in (int[])[0, 1])
            Assert.Null(world.Run(world.Milestones[number], PaymentOf(world, number), EscrowActor.System));
        Assert.Null(world.Run(world.Milestones[0], new EscrowCommand.RaiseDispute("Late", null), Buyer));
        Assert.Null(world.Run(world.Milestones[1], new EscrowCommand.MarkDelivered("Done", null), Seller));
        Assert.Null(world.Run(world.Milestones[1], new EscrowCommand.ConfirmDelivery(), Buyer));
        world.Settle(world.Milestones[1]);
        Assert.Equal(EscrowState.FundsHeld, world.Agreement.State);

        Assert.Null(world.Run(world.Milestones[0], new EscrowCommand.ConcedeDispute(), Seller));
        world.Settle(world.Milestones[0]);

        Assert.Equal(EscrowState.Released, world.Agreement.State);
        Assert.Equal(40m, world.Milestones[0].Accounts.Refunded.Value);
    }

    [Fact]
    public void Agreement_ThatIsCancelled_CancelsEveryMilestoneThatWaits()
    {
        var world = AgreementWorld.Of("40", "60");

        Assert.Null(world.Run(world.Agreement, new EscrowCommand.Cancel("Over"), Seller));

        Assert.All(world.Milestones, it => Assert.Equal(EscrowState.Cancelled, it.State));
        Assert.Equal([EscrowState.AwaitFunds, EscrowState.Cancelled], world.Path);
    }

    [Fact]
    public void Agreement_OfWhichAMilestoneIsPaid_IsNotCancelledAsAWhole()
    {
        var world = AgreementWorld.Of("40", "60");
        Assert.Null(world.Run(world.Milestones[0], PaymentOf(world, 0), EscrowActor.System));

        Assert.Equal(
            Problems.EscrowHasMilestones, world.Run(world.Agreement, new EscrowCommand.Cancel(null), Buyer)?.Kind);

        Assert.Null(world.Run(world.Milestones[1], new EscrowCommand.Cancel(null), Buyer));
        Assert.Equal(EscrowState.FundsHeld, world.Agreement.State);
    }

    [Fact]
    public void Payment_ToTheAgreementItself_GoesBack()
    {
        var world = AgreementWorld.Of("40", "60");

        Assert.Null(world.Run(world.Agreement, Payment("100"), EscrowActor.System));

        var back = Assert.Single(world.Agreement.Settlements);
        Assert.Equal((SettlementKind.Return, 100m), (back.Kind, back.Amount.Value));
        Assert.Equal(EscrowState.AwaitFunds, world.Agreement.State);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(31)]
    public void Agreements_UnderRandomCommands_FollowTheirMilestonesByTheTable(int seed)
    {
        var random = new Random(seed);
        for (var sequence = 0; sequence < Sequences; sequence++)
        {
            var world = AgreementWorld.Of(
                [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{random.Next(3, 90)}")]);
            for (var step = 0; step < 40; step++)
                Act(world, random);
            var state = world.Agreement.State;
            var follows = EscrowMilestones.StateOf(world.Milestones.Select(it => it.State));
            Assert.True(
                state == follows || (state is EscrowState.Delivered && follows is EscrowState.FundsHeld),
                $"seed {seed}, sequence {sequence}: {state}, and its milestones say {follows}");
            Assert.All(
                world.Path.Zip(world.Path.Skip(1)), it => Assert.NotNull(EscrowTransitions.Find(it.First, it.Second)));
            Assert.All(world.Milestones, AssertBalanced);
        }
    }

    private static void Act(AgreementWorld world, Random random)
    {
        var index = random.Next(world.Milestones.Count);
        var (milestone, actor) = (world.Milestones[index], Of((ActorClass)random.Next(4)));
        EscrowCommand command = random.Next(9) switch
        {
            0 or 1 => PaymentOf(world, index),
            2 => new EscrowCommand.MarkDelivered("Done", null),
            3 => new EscrowCommand.ConfirmDelivery(),
            4 => new EscrowCommand.RaiseDispute("Late", null),
            5 => new EscrowCommand.ConcedeDispute(),
            6 => new EscrowCommand.Refund(null, "No stock"),
            7 => new EscrowCommand.Cancel(null),
            _ => new EscrowCommand.PassDeadline(milestone.DueAt ?? Start),
        };
        world.Run(random.Next(12) == 0 ? world.Agreement : milestone, command, actor, milestone.DueAt);
        if (random.Next(3) == 0)
            world.Settle(milestone);
    }

    private static EscrowCommand.RecordPayment PaymentOf(AgreementWorld world, int index) => Payment(
        $"{world.Milestones[index].Money.Amount}", $"ch_{index}_{world.Milestones[index].Version}");
}
