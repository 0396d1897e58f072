using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Moves that the staff make in the place of parties who do not (specification, T-47): only what the table of
/// transitions knows, and only what moves no money or moves it by settlements. Two persons have agreed before.
/// </summary>
internal static class ForcedTransitions
{
    public static Result<EscrowStep> Decide(
        Escrow escrow, EscrowCommand.ForceTransition wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.Staff)
            return EscrowLifecycle.Only([ActorClass.Staff]);
        if (EscrowTransitions.Find(escrow.State, wanted.To) is not { } transition)
        {
            return Problems.EscrowTransitionRefused.With(
                $"An escrow that is {EscrowLifecycle.Name(escrow.State)} does not become "
                    + $"{EscrowLifecycle.Name(wanted.To)}");
        }

        if (escrow.Decision is not null)
            return Problems.SettlementInProgress.With("Its money is on its way out already");
        return transition.Trigger switch
        {
            EscrowTrigger.AcceptFunds => Problems.EscrowTransitionRefused.With("Money comes in by a provider alone"),
            EscrowTrigger.Cancel => EscrowFunding.Cancel(escrow, wanted.Reason, actor, now),
            EscrowTrigger.Deliver => Deliver(escrow, wanted, now),
            EscrowTrigger.Dispute => Dispute(escrow, wanted, actor, now),
            EscrowTrigger.Release => EscrowSettling.Release(escrow, EscrowTrigger.Release, actor, now),
            EscrowTrigger.Refund => EscrowSettling.Refund(escrow, amount: null, actor, now),
            EscrowTrigger.Resolve => EscrowSettling.Resolve(escrow, ToResolution(wanted), actor, now),
            _ => throw new ArgumentOutOfRangeException(nameof(wanted), transition.Trigger, "Nobody forces it."),
        };
    }

    private static EscrowCommand.ResolveDispute ToResolution(EscrowCommand.ForceTransition wanted) => new(
        wanted.To is EscrowState.Released ? DisputeOutcome.Release : DisputeOutcome.Refund,
        RefundAmount: null,
        wanted.Reason);

    private static EscrowStep Deliver(Escrow escrow, EscrowCommand.ForceTransition wanted, DateTimeOffset now)
    {
        var next = EscrowLifecycle.Next(escrow, EscrowState.Delivered, now);
        return new EscrowStep(
            next with { Delivery = new Delivery(next.UpdatedAt, "Delivered, says the staff", wanted.Reason) },
            EscrowEventKind.Delivered,
            Postings: []);
    }

    private static EscrowStep Dispute(
        Escrow escrow, EscrowCommand.ForceTransition wanted, EscrowActor actor, DateTimeOffset now)
    {
        var next = EscrowLifecycle.Next(escrow, EscrowState.Disputed, now);
        return new EscrowStep(
            next with { Dispute = new Dispute(actor, next.UpdatedAt, "Opened by the staff", wanted.Reason) },
            EscrowEventKind.Disputed,
            Postings: []);
    }
}
