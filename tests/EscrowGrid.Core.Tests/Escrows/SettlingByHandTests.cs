using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Outcomes;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Whatever becomes of a payment out, its money has a way on.</summary>
public sealed class SettlingByHandTests
{
    [Fact]
    public void Payout_ThatIsStopped_FailsAndItsDecisionIsWithdrawn()
    {
        var settling = In(EscrowState.Delivered).Then(new EscrowCommand.ConfirmDelivery(), Buyer);
        var id = settling.Settlements[0].Id;

        var stopped = settling.Then(new EscrowCommand.StopSettlement(id, "The address is on a list"), Staff);
        var early = EscrowLifecycle.Decide(stopped, new EscrowCommand.WithdrawDecision("r"), Staff, Start);
        var failed = stopped.Then(
            new EscrowCommand.RecordSettlement(id, SettlementState.Failed, null, "stopped"), EscrowActor.System);
        var withdrawn = failed.Then(new EscrowCommand.WithdrawDecision("Refund instead"), Staff);

        Assert.NotNull(stopped.Settlements[0].StoppedAt);
        Assert.Equal(Problems.SettlementInProgress, early.Problem?.Kind);
        Assert.Null(withdrawn.Decision);
        Assert.Equal(withdrawn.Money.Amount, withdrawn.Accounts.Held.Rest);
        AssertBalanced(withdrawn);
    }

    [Fact]
    public void Payout_ThatAProviderHas_IsNotStopped()
    {
        var settling = In(EscrowState.Delivered).Then(new EscrowCommand.ConfirmDelivery(), Buyer);
        var id = settling.Settlements[0].Id;
        var submitted = settling.Then(
            new EscrowCommand.RecordSettlement(id, SettlementState.Submitted, "tr_1", null), EscrowActor.System);

        var refused = EscrowLifecycle.Decide(submitted, new EscrowCommand.StopSettlement(id, "r"), Staff, Start);

        Assert.Equal(Problems.SettlementRecorded, refused.Problem?.Kind);
    }

    [Fact]
    public void Leg_ThatFailedForGood_IsPaidByOtherMeansAndEndsTheEscrow()
    {
        var settling = In(EscrowState.Disputed).Then(
            new EscrowCommand.ResolveDispute(DisputeOutcome.Split, AmountOf("30"), "Both"), Staff);
        var refund = settling.Settlements.Single(it => it.Kind is SettlementKind.Refund).Id;
        var release = settling.Settlements.Single(it => it.Kind is SettlementKind.Release).Id;
        var half = settling
            .Then(
                new EscrowCommand.RecordSettlement(release, SettlementState.Confirmed, "tr_1", null),
                EscrowActor.System)
            .Then(
                new EscrowCommand.RecordSettlement(refund, SettlementState.Failed, null, "card_closed"),
                EscrowActor.System);

        var done = half.Then(new EscrowCommand.SettleElsewhere(refund, "Transfer 4711", "The card is closed"), Staff);
        var twice = EscrowLifecycle.Decide(
            done, new EscrowCommand.SettleElsewhere(refund, "Transfer 4712", "Again"), Staff, Start);

        Assert.Equal(EscrowState.Released, done.State);
        Assert.Equal(half.Settlements, done.Settlements.Take(2));
        Assert.Equal(
            ("Transfer 4711", SettlementState.Confirmed, null),
            (done.Settlements[2].Elsewhere, done.Settlements[2].State, done.Settlements[2].Error));
        Assert.Equal(Problems.SettlementRecorded, twice.Problem?.Kind);
        AssertBalanced(done);
    }
}
