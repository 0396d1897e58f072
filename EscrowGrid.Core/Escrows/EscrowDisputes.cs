using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// What happens in a dispute before it ends (specification, section 11): proposals that become a decision when the
/// other side agrees, and the call for the staff. None of it moves money.
/// </summary>
internal static class EscrowDisputes
{
    public static Result<EscrowStep> Offer(
        Escrow escrow, EscrowCommand.MakeOffer wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, actor, ActorClass.Buyer, ActorClass.Seller) is { } refusal)
            return refusal;
        // Asked of the same rules that will carry it out, so that no proposal stands that could not be.
        if (Carry(escrow, wanted.Outcome, wanted.RefundAmount, now).Problem is { } problem)
            return problem;
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        return Step(
            next,
            next.Dispute! with
            {
                Offer = new DisputeOffer(next.Version, actor, wanted.Outcome, wanted.RefundAmount, next.UpdatedAt),
            },
            EscrowEventKind.OfferMade);
    }

    public static Result<EscrowStep> Accept(
        Escrow escrow, EscrowCommand.AcceptOffer wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, actor, ActorClass.Buyer, ActorClass.Seller) is { } refusal)
            return refusal;
        if (escrow.Dispute!.Offer is not { } offer || offer.Version != wanted.Offer)
            return Problems.OfferNotStanding.With("It was replaced or taken back");
        return offer.By.Class == actor.Class
            ? Problems.EscrowActionForbidden.With("Only the other party may")
            : Carry(escrow, offer.Outcome, offer.RefundAmount, now);
    }

    public static Result<EscrowStep> Drop(
        Escrow escrow, EscrowCommand.DropOffer wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, actor, ActorClass.Buyer, ActorClass.Seller) is { } refusal)
            return refusal;
        if (escrow.Dispute!.Offer is not { } offer || offer.Version != wanted.Offer)
            return Problems.OfferNotStanding.With("It was replaced or taken back");
        return Step(
            EscrowLifecycle.Next(escrow, escrow.State, now),
            escrow.Dispute with { Offer = null },
            EscrowEventKind.OfferDropped);
    }

    public static Result<EscrowStep> Escalate(Escrow escrow, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, actor, ActorClass.Buyer, ActorClass.Seller) is { } refusal)
            return refusal;
        if (escrow.Dispute!.EscalatedAt is not null)
            return Problems.EscrowTransitionRefused.With("The staff have been called already");
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        return Step(
            next, escrow.Dispute with { EscalatedAt = next.UpdatedAt }, EscrowEventKind.DisputeEscalated);
    }

    public static Result<EscrowStep> Review(Escrow escrow, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, actor, ActorClass.Staff) is { } refusal)
            return refusal;
        return escrow.Dispute!.Reviewer == actor
            ? Problems.EscrowTransitionRefused.With("It is yours already")
            : Step(
                EscrowLifecycle.Next(escrow, escrow.State, now),
                escrow.Dispute with { Reviewer = actor },
                EscrowEventKind.DisputeReviewed);
    }

    /// <summary>EscrowGrid carries out what both sides agree to; neither could alone.</summary>
    private static Result<EscrowStep> Carry(
        Escrow escrow, DisputeOutcome outcome, Amount? refund, DateTimeOffset now)
    {
        const string Agreed = "AGREED";
        return EscrowSettling
            .Resolve(escrow, new EscrowCommand.ResolveDispute(outcome, refund, Agreed), EscrowActor.System, now)
            .Because(Agreed);
    }

    private static Problem? FindRefusal(Escrow escrow, EscrowActor actor, params IReadOnlyList<ActorClass> allowed)
    {
        if (escrow.State is not EscrowState.Disputed)
            return Problems.EscrowTransitionRefused.With("The escrow is not disputed");
        if (escrow.Decision is not null)
            return Problems.SettlementInProgress.With("Its money is on its way out already");
        return allowed.Contains(actor.Class)
            ? null
            : EscrowLifecycle.Only(allowed);
    }

    private static EscrowStep Step(Escrow next, Dispute dispute, EscrowEventKind kind) =>
        new(next with { Dispute = dispute }, kind, Postings: []);
}
