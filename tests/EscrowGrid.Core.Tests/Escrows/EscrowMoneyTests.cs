using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Where the money of an escrow is, after everything that can happen to it.</summary>
public sealed class EscrowMoneyTests
{
    [Fact]
    public void Release_WhenConfirmed_PaysTheSellerAllButTheFee()
    {
        var settling = In(EscrowState.Delivered).Then(new EscrowCommand.ConfirmDelivery(), Buyer);

        Assert.Equal(EscrowState.Delivered, settling.State);
        Assert.Equal("100", $"{settling.Accounts.Reserved}");
        var leg = Assert.Single(settling.Settlements);
        Assert.Equal(("97.5", "2.5", "acct_seller"), ($"{leg.Amount}", $"{leg.Fee}", leg.Destination));

        var done = settling.Settled();
        Assert.Equal(EscrowState.Released, done.State);
        Assert.Equal("97.5", $"{done.Accounts.Released}");
        Assert.Equal("2.5", $"{done.Accounts.Fees}");
        Assert.Equal("0", $"{done.Accounts.Reserved}");
    }

    [Theory]
    [InlineData("0.01", "99.99", "97.49")]
    [InlineData("50", "50", "48.75")]
    [InlineData("99.98", "0.02", "0.02")]
    public void Split_OfADispute_GivesEachSideItsPartAndNothingIsLeft(string refund, string gross, string net)
    {
        var done = In(EscrowState.Disputed)
            .Then(new EscrowCommand.ResolveDispute(DisputeOutcome.Split, AmountOf(refund), "Half"), Staff)
            .Settled();

        Assert.Equal(EscrowState.Released, done.State);
        Assert.Equal(refund, $"{done.Accounts.Refunded}");
        Assert.Equal(net, $"{done.Accounts.Released}");
        Assert.Equal(decimal.Parse(gross, System.Globalization.CultureInfo.InvariantCulture),
            done.Accounts.Released.Value + done.Accounts.Fees.Value);
        Assert.Equal(DisputeOutcome.Split, done.Dispute!.Outcome);
        AssertBalanced(done);
    }

    [Fact]
    public void Split_OfWhichTheFeeWouldTakeAll_IsRefused()
    {
        var disputed = In(EscrowState.Disputed, "1", "0.99");

        var decided = EscrowLifecycle.Decide(
            disputed,
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, AmountOf("0.99"), "Nearly all"),
            Staff,
            Start);

        Assert.Equal(Problems.SplitRefused, decided.Problem?.Kind);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("100.01")]
    [InlineData("1000000000000000")]
    public void Split_OfAllOrMore_IsRefused(string refund)
    {
        var decided = EscrowLifecycle.Decide(
            In(EscrowState.Disputed),
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, AmountOf(refund), "All"),
            Staff,
            Start);

        Assert.Equal(
            refund == "100" ? Problems.SplitRefused : Problems.OverSettlement, decided.Problem?.Kind);
    }

    [Fact]
    public void Money_OnItsWay_LetsNothingElseBeDecided()
    {
        var settling = In(EscrowState.Delivered).Then(new EscrowCommand.ConfirmDelivery(), Buyer);

        foreach (var (command, actor) in new (EscrowCommand, EscrowActor)[]
        {
            (new EscrowCommand.Refund(null, "Changed my mind"), Staff),
            (new EscrowCommand.Release(null), Staff),
            (new EscrowCommand.RaiseDispute("Late", null), Buyer),
            (new EscrowCommand.ConfirmDelivery(), Buyer),
        })
        {
            var decided = EscrowLifecycle.Decide(settling, command, actor, Start.AddDays(30));
            Assert.Equal(Problems.SettlementInProgress, decided.Problem?.Kind);
        }

        Assert.Null(settling.DueAt);
    }

    [Fact]
    public void Payments_InParts_HoldWhenAllIsThereAndSendTheSurplusBack()
    {
        var one = New().Then(Payment("40", "dep_1", "0xa"), EscrowActor.System);
        Assert.Equal((EscrowState.AwaitFunds, "40"), (one.State, $"{one.Accounts.Unapplied}"));

        var all = one.Then(Payment("75.5", "dep_2", "0xb"), EscrowActor.System);

        Assert.Equal((EscrowState.FundsHeld, "100"), (all.State, $"{all.Accounts.Held}"));
        var surplus = Assert.Single(all.Settlements);
        Assert.Equal(
            (SettlementKind.Return, "15.5", "dep_2", "0xb"),
            (surplus.Kind, $"{surplus.Amount}", surplus.Source, surplus.Destination));

        // A refund goes back the way it came, to each sender what he sent.
        var refunded = all.Settled().Then(new EscrowCommand.Refund(null, "No stock"), Staff);
        Assert.Equal(
            [("dep_1", "40", "0xa"), ("dep_2", "60", "0xb")],
            refunded.Settlements.Where(it => it.Kind is SettlementKind.Refund)
                .Select(it => (it.Source, $"{it.Amount}", it.Destination)));
        AssertBalanced(refunded.Settled());
        Assert.Equal(EscrowState.Refunded, refunded.Settled().State);
    }

    [Theory]
    [InlineData(EscrowState.FundsHeld)]
    [InlineData(EscrowState.Disputed)]
    [InlineData(EscrowState.Released)]
    [InlineData(EscrowState.Cancelled)]
    public void Payment_ThatNothingAwaits_GoesBackAndChangesNoState(EscrowState state)
    {
        var after = In(state).Then(Payment("100", "ch_late"), EscrowActor.System);

        Assert.Equal(state, after.State);
        Assert.Equal((SettlementKind.Return, "ch_late"), (after.Settlements[^1].Kind, after.Settlements[^1].Source));
        Assert.Equal(state, after.Settled().State);
        AssertBalanced(after.Settled());
    }

    [Fact]
    public void Payment_ToldTwice_CountsOnce()
    {
        var decided = EscrowLifecycle.Decide(
            In(EscrowState.FundsHeld), Payment("100"), EscrowActor.System, Start);

        Assert.Equal(Problems.PaymentRecorded, decided.Problem?.Kind);
    }

    [Fact]
    public void Cancel_WithAPartPaidIn_SendsItBack()
    {
        var cancelled = New()
            .Then(Payment("40", "dep_1", "0xa"), EscrowActor.System)
            .Then(new EscrowCommand.Cancel("Not needed"), Buyer);

        Assert.Equal(EscrowState.Cancelled, cancelled.State);
        Assert.Equal("40", $"{Assert.Single(cancelled.Settlements).Amount}");
        Assert.Equal("40", $"{cancelled.Settled().Accounts.Refunded}");
    }

    [Fact]
    public void Settlement_ThatFailed_IsPaidOnceMoreUnderAnotherIdOrWithdrawn()
    {
        var settling = In(EscrowState.Delivered).Then(new EscrowCommand.ConfirmDelivery(), Buyer);
        var first = settling.Settlements[0];
        var failed = settling.Then(
            new EscrowCommand.RecordSettlement(first.Id, SettlementState.Failed, null, "account_closed"),
            EscrowActor.System);
        Assert.Equal((EscrowState.Delivered, "100"), (failed.State, $"{failed.Accounts.Reserved}"));

        var again = failed.Then(new EscrowCommand.RetrySettlement(first.Id, "Account is open"), Staff);
        Assert.NotEqual(first.Id, again.Settlements[1].Id);
        Assert.Equal(
            Problems.SettlementRecorded,
            EscrowLifecycle.Decide(
                again, new EscrowCommand.RetrySettlement(first.Id, "Twice"), Staff, Start).Problem?.Kind);
        Assert.Equal(EscrowState.Released, again.Settled().State);
        Assert.Equal("97.5", $"{again.Settled().Accounts.Released}");

        var withdrawn = failed.Then(new EscrowCommand.WithdrawDecision("Wrong seller"), Staff);
        Assert.Equal("100", $"{withdrawn.Accounts.Held}");
        Assert.NotNull(withdrawn.DueAt);
        Assert.Equal(
            EscrowState.Refunded,
            withdrawn.Then(new EscrowCommand.Refund(null, "Wrong seller"), Staff).Settled().State);
    }

    /// <summary>Its money is held again: paid out beside the next decision, it would be paid twice.</summary>
    [Fact]
    public void Settlement_OfAWithdrawnDecision_IsNotPaidOnceMore()
    {
        var settling = In(EscrowState.Delivered).Then(new EscrowCommand.ConfirmDelivery(), Buyer);
        var failed = settling.Settlements[0];
        var withdrawn = settling
            .Then(Said(failed, SettlementState.Failed), EscrowActor.System)
            .Then(new EscrowCommand.WithdrawDecision("Wrong account"), Staff);
        var decidedAnew = withdrawn.Then(new EscrowCommand.Refund(null, "Nobody to pay"), Staff);

        foreach (var escrow in new[] { withdrawn, decidedAnew, decidedAnew.Settled() })
        {
            var again = EscrowLifecycle.Decide(
                escrow, new EscrowCommand.RetrySettlement(failed.Id, "Account mended"), Staff, Start);
            Assert.Equal(Problems.SettlementRecorded, again.Problem?.Kind);
        }
    }

    [Fact]
    public void Decision_OfWhichSomethingWasPaid_IsNotWithdrawn()
    {
        var split = In(EscrowState.Disputed).Then(
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, AmountOf("10"), "Part"), Staff);
        var half = split
            .Then(Said(split.Settlements[0], SettlementState.Confirmed), EscrowActor.System)
            .Then(Said(split.Settlements[1], SettlementState.Failed), EscrowActor.System);

        var decided = EscrowLifecycle.Decide(
            half, new EscrowCommand.WithdrawDecision("Oops"), Staff, Start);

        Assert.Equal(Problems.SettlementInProgress, decided.Problem?.Kind);
        Assert.Equal(EscrowState.Disputed, half.State);
    }

    [Theory]
    [InlineData(SilenceOutcome.Refund, EscrowState.Refunded)]
    [InlineData(SilenceOutcome.Release, EscrowState.Released)]
    public void Deadline_OfASilentBuyer_MeansWhatWasAgreed(SilenceOutcome agreed, EscrowState expected)
    {
        var delivered = In(EscrowState.Delivered);
        delivered = delivered with { Terms = delivered.Terms with { OnSilence = agreed } };
        var due = delivered.DueAt!.Value;

        var early = EscrowLifecycle.Decide(
            delivered, new EscrowCommand.PassDeadline(due), EscrowActor.System, due.AddMilliseconds(-1));
        Assert.Equal(Problems.DeadlineNotStanding, early.Problem?.Kind);

        var done = delivered.Then(new EscrowCommand.PassDeadline(due), EscrowActor.System, due).Settled();
        Assert.Equal(expected, done.State);
    }

    [Fact]
    public void Deadline_AfterADispute_DoesNothing()
    {
        var delivered = In(EscrowState.Delivered);
        var due = delivered.DueAt!.Value;
        var disputed = delivered.Then(new EscrowCommand.RaiseDispute("Broken", null), Buyer);

        var decided = EscrowLifecycle.Decide(
            disputed, new EscrowCommand.PassDeadline(due), EscrowActor.System, due.AddDays(1));

        Assert.Null(disputed.DueAt);
        Assert.Equal(Problems.DeadlineNotStanding, decided.Problem?.Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyCommands_InAnyOrder_KeepTheBooks(int seed)
    {
        var choices = new Positions.Choices(seed * 7919);
        for (var sequence = 0; sequence < 2_000; sequence++)
        {
            var escrow = New("100", choices.Next(2) == 0 ? "0" : "2.5");
            for (var turn = 0; turn < 50; turn++)
            {
                var wanted = Wanted(choices, escrow);
                var actor = Of((ActorClass)choices.Next(5));
                if (!EscrowLifecycle.Decide(escrow, wanted, actor, Start.AddHours(turn * choices.Next(20)))
                    .TryGet(out var step, out _))
                {
                    continue;
                }

                var before = escrow;
                escrow = step.After;
                var told = $"seed {seed}, sequence {sequence}, turn {turn}: {wanted}";
                Assert.True(escrow.Version == before.Version + 1, told);
                Assert.True(
                    before.State == escrow.State
                        || EscrowTransitions.Find(before.State, escrow.State) is not null,
                    told);
                Assert.True(escrow.Accounts == before.Accounts.After(step.Postings), told);
                Assert.True(
                    escrow.Settlements.GroupBy(it => (it.Decision, it.Kind, it.Source))
                        .All(leg => leg.Count(it => it.State is SettlementState.Confirmed) <= 1),
                    told);
                Assert.True(escrow.Settlements.DistinctBy(it => it.Id).Count() == escrow.Settlements.Count, told);
                Assert.True(escrow.UpdatedAt >= before.UpdatedAt, told);
                AssertBalanced(escrow);
            }
        }
    }

    private static EscrowCommand.RecordSettlement Said(Settlement settlement, SettlementState state) =>
        new(settlement.Id, state, "tr_1", state is SettlementState.Failed ? "closed" : null);

    private static EscrowCommand Wanted(Positions.Choices choices, Escrow escrow) => choices.Next(13) switch
    {
        0 => new EscrowCommand.Cancel(null),
        1 => new EscrowCommand.MarkDelivered("Done", null),
        2 => new EscrowCommand.ConfirmDelivery(),
        3 => new EscrowCommand.Release(null),
        4 => new EscrowCommand.Refund(choices.Next(2) == 0 ? null : AmountOf($"{1 + choices.Next(120)}"), "x"),
        5 => new EscrowCommand.RaiseDispute("x", null),
        6 => new EscrowCommand.ResolveDispute(
            (DisputeOutcome)choices.Next(3), AmountOf($"{1 + choices.Next(120)}.07"), "x"),
        7 => new EscrowCommand.ConcedeDispute(),
        8 => new EscrowCommand.WithdrawDecision("x"),
        9 when escrow.Settlements.Count > 0 =>
            new EscrowCommand.RetrySettlement(escrow.Settlements[choices.Next(escrow.Settlements.Count)].Id, "x"),
        10 when escrow.Settlements.Count > 0 => Said(
            escrow.Settlements[choices.Next(escrow.Settlements.Count)], (SettlementState)choices.Next(4)),
        11 when escrow.DueAt is { } due => new EscrowCommand.PassDeadline(due),
        _ => Payment(choices.Next(2) == 0 ? "100" : $"{1 + choices.Next(150)}.5", $"ch_{choices.Next(9)}", "0xa"),
    };
}
