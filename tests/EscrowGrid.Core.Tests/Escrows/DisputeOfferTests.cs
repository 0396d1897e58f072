using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Outcomes;
using static EscrowGrid.Core.Tests.Escrows.SampleEscrow;

namespace EscrowGrid.Core.Tests.Escrows;

/// <summary>Proposals in a dispute, and the call for the staff (specification, section 11).</summary>
public sealed class DisputeOfferTests
{
    [Fact]
    public void Offer_ThatTheOtherSideAccepts_IsCarriedOutToTheCent()
    {
        var offered = In(EscrowState.Disputed).Then(Split("30"), Seller);

        var done = offered.Then(new EscrowCommand.AcceptOffer(offered.Dispute!.Offer!.Version), Buyer).Settled();

        Assert.Equal(EscrowState.Released, done.State);
        Assert.Equal((30m, 68.25m, 1.75m), Paid(done));
        Assert.Equal(DisputeOutcome.Split, done.Dispute!.Outcome);
        AssertBalanced(done);
    }

    [Fact]
    public void Claim_OfAPayment_IsNothingThatADecisionHangsOnAndChangesNothingElse()
    {
        var open = In(EscrowState.AwaitFunds);

        var claimed = open.Then(new EscrowCommand.ClaimPayment("pi_1", "I swear"), Buyer);

        Assert.Equal(open with { Version = open.Version + 1, UpdatedAt = claimed.UpdatedAt }, claimed);
    }

    [Fact]
    public void Offer_MadeDroppedOrEscalated_IsNothingThatADecisionHangsOn()
    {
        var disputed = In(EscrowState.Disputed);
        var offered = disputed.Then(Split("30"), Seller);
        var talked = offered.Then(new EscrowCommand.DropOffer(offered.Dispute!.Offer!.Version), Buyer)
            .Then(new EscrowCommand.EscalateDispute(), Buyer);

        Assert.Equal((disputed.Version, disputed.Version), (disputed.DecisiveVersion, talked.DecisiveVersion));
        Assert.Equal(disputed.Version + 3, talked.Version);
        var resolved = talked.Then(new EscrowCommand.ResolveDispute(DisputeOutcome.Refund, null, "r"), Staff);
        Assert.Equal(resolved.Version, resolved.DecisiveVersion);
    }

    [Theory]
    [InlineData(DisputeOutcome.Release, EscrowState.Released)]
    [InlineData(DisputeOutcome.Refund, EscrowState.Refunded)]
    public void Offer_OfAll_EndsAsItSays(DisputeOutcome outcome, EscrowState state)
    {
        var offered = In(EscrowState.Disputed).Then(new EscrowCommand.MakeOffer(outcome, null), Buyer);

        var done = offered.Then(new EscrowCommand.AcceptOffer(offered.Dispute!.Offer!.Version), Seller).Settled();

        Assert.Equal(state, done.State);
    }

    [Theory]
    [InlineData(ActorClass.Seller)]
    [InlineData(ActorClass.Staff)]
    [InlineData(ActorClass.System)]
    [InlineData(ActorClass.Other)]
    public void Offer_ByTheSeller_IsAcceptedByTheBuyerOnly(ActorClass actor)
    {
        var offered = In(EscrowState.Disputed).Then(Split("30"), Seller);

        var decided = EscrowLifecycle.Decide(
            offered, new EscrowCommand.AcceptOffer(offered.Dispute!.Offer!.Version), Of(actor), Start);

        Assert.Equal(Problems.EscrowActionForbidden, decided.Problem?.Kind);
    }

    [Fact]
    public void Offer_ThatWasReplacedOrDropped_IsNotAccepted()
    {
        var first = In(EscrowState.Disputed).Then(Split("30"), Seller);
        var version = first.Dispute!.Offer!.Version;
        var replaced = first.Then(Split("10"), Seller);
        var dropped = first.Then(new EscrowCommand.DropOffer(version), Buyer);

        foreach (var escrow in (Escrow[])[replaced, dropped])
        {
            Assert.Equal(
                Problems.OfferNotStanding,
                EscrowLifecycle.Decide(escrow, new EscrowCommand.AcceptOffer(version), Buyer, Start).Problem?.Kind);
        }
    }

    [Theory]
    [InlineData("100", "SPLIT_REFUSED")]
    [InlineData("100.01", "OVER_SETTLEMENT")]
    [InlineData("99.99", "SPLIT_REFUSED")]
    public void Offer_ThatCouldNotBeCarriedOut_IsRefusedWhenItIsMade(string refund, string code)
    {
        // Of a cent nothing is left after a fee of the whole amount less a cent.
        var escrow = In(EscrowState.Disputed, fee: refund == "99.99" ? "99.99" : "2.5");

        Assert.Equal(code, EscrowLifecycle.Decide(escrow, Split(refund), Buyer, Start).Problem?.Kind.Code);
    }

    [Theory]
    [InlineData(EscrowState.AwaitFunds)]
    [InlineData(EscrowState.FundsHeld)]
    [InlineData(EscrowState.Delivered)]
    [InlineData(EscrowState.Released)]
    public void Offer_OutsideADispute_IsRefused(EscrowState state)
    {
        foreach (var command in (EscrowCommand[])
            [
                Split("1"), new EscrowCommand.AcceptOffer(1), new EscrowCommand.DropOffer(1),
                new EscrowCommand.EscalateDispute(), new EscrowCommand.ReviewDispute(),
            ])
        {
            foreach (var actor in (EscrowActor[])[Buyer, Seller, Staff])
            {
                Assert.Equal(
                    Problems.EscrowTransitionRefused,
                    EscrowLifecycle.Decide(In(state), command, actor, Start).Problem?.Kind);
            }
        }
    }

    [Fact]
    public void Dispute_ThatIsEscalatedAndTakenUp_SaysSoAndMovesNothing()
    {
        var disputed = In(EscrowState.Disputed);

        var escalated = disputed.Then(new EscrowCommand.EscalateDispute(), Buyer);
        var reviewed = escalated.Then(new EscrowCommand.ReviewDispute(), Staff);

        Assert.Equal(escalated.UpdatedAt, reviewed.Dispute!.EscalatedAt);
        Assert.Equal(Staff, reviewed.Dispute.Reviewer);
        Assert.Equal(disputed.Accounts, reviewed.Accounts);
        Assert.Equal(disputed.DueAt, reviewed.DueAt);
        Assert.Equal(
            Problems.EscrowTransitionRefused,
            EscrowLifecycle.Decide(reviewed, new EscrowCommand.EscalateDispute(), Seller, Start).Problem?.Kind);
        Assert.Equal(
            Problems.EscrowActionForbidden,
            EscrowLifecycle.Decide(disputed, new EscrowCommand.ReviewDispute(), Buyer, Start).Problem?.Kind);
    }

    private static (decimal Refunded, decimal Released, decimal Fees) Paid(Escrow escrow) =>
        (escrow.Accounts.Refunded.Value, escrow.Accounts.Released.Value, escrow.Accounts.Fees.Value);

    private static EscrowCommand.MakeOffer Split(string refund) => new(DisputeOutcome.Split, AmountOf(refund));
}
