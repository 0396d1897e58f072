using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Decides what becomes of an escrow. Pure: a function of the escrow, of what is wanted and by whom, and of the time.
/// What may be done and what is done ask the same table, so they cannot disagree.
/// </summary>
public static class EscrowLifecycle
{
    /// <returns>The change, or why there is none.</returns>
    public static Result<EscrowStep> Decide(
        Escrow escrow, EscrowCommand command, EscrowActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        var ofAgreement = escrow.Milestones.Count > 0 ? EscrowMilestones.Decide(escrow, command, actor, now) : null;
        var decided = ofAgreement ?? DecideAlone(escrow, command, actor, now);
        if (!decided.TryGet(out var step, out var problem))
            return problem;
        var decisive = IsDecisive(step) ? step.After.Version : escrow.DecisiveVersion;
        return EscrowMilestones.Report(escrow, step with { After = step.After with { DecisiveVersion = decisive } });
    }

    /// <summary>What a person may do to it now, and why not the rest; by the names of the commands.</summary>
    public static IEnumerable<AllowedCommand> FindActions(Escrow escrow, EscrowActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(escrow);
        return Probes(escrow).Select(probe => new AllowedCommand(
            CommandText.NameOf(probe),
            Decide(escrow, probe, actor, now).Problem is { } refusal
                ? refusal.Details as string ?? refusal.Kind.Title
                : null));
    }

    /// <summary>Why an actor may not make a transition now; null when he may.</summary>
    internal static Problem? FindRefusal(Escrow escrow, EscrowState to, EscrowTrigger trigger, EscrowActor actor)
    {
        if (EscrowTransitions.Find(escrow.State, to) is not { } transition || transition.Trigger != trigger)
        {
            return Problems.EscrowTransitionRefused.With(
                $"An escrow that is {Name(escrow.State)} does not become {Name(to)} by this");
        }

        if (escrow.Decision is not null)
            return Problems.SettlementInProgress.With("Its money is on its way out already");
        return transition.Actors.Contains(actor.Class)
            ? null
            : Only(transition.Actors);
    }

    /// <summary>The next version, with what waits in its state.</summary>
    internal static Escrow Next(Escrow escrow, EscrowState state, DateTimeOffset now)
    {
        // Clocks of instances differ a little; the time of an escrow never runs backwards.
        var at = now < escrow.UpdatedAt ? escrow.UpdatedAt : now;
        return escrow with
        {
            State = state,
            Version = escrow.Version + 1,
            UpdatedAt = at,
            DueAt = state == escrow.State ? escrow.DueAt : DueAfter(escrow.Terms, state, at),
        };
    }

    internal static DateTimeOffset? DueAfter(EscrowTerms terms, EscrowState state, DateTimeOffset at) => state switch
    {
        EscrowState.AwaitFunds => terms.PaymentDeadline,
        EscrowState.FundsHeld => at + terms.DeliveryPeriod,
        EscrowState.Delivered => at + terms.AcceptancePeriod,
        EscrowState.Disputed => at + terms.DisputePeriod,
        _ => null,
    };

    internal static Result<EscrowStep> Because(this Result<EscrowStep> decided, string? reason) =>
        decided.TryGet(out var step, out var problem) ? step with { Reason = reason } : problem;

    /// <summary>The refusal of everybody else.</summary>
    internal static Problem Only(IEnumerable<ActorClass> actors) =>
        Problems.EscrowActionForbidden.With($"Only {string.Join(", ", actors.Select(Name))} may");

    internal static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => Identifiers.WireName<TEnum>.Of(value);

    private static Result<EscrowStep> DecideAlone(
        Escrow escrow, EscrowCommand command, EscrowActor actor, DateTimeOffset now) => command switch
        {
            EscrowCommand.Cancel it => EscrowFunding.Cancel(escrow, it.Reason, actor, now),
            EscrowCommand.ClaimPayment it => EscrowFunding.Claim(escrow, it, actor, now),
            EscrowCommand.RecordPayment it => EscrowFunding.Record(escrow, it, actor, now),
            EscrowCommand.MarkDelivered it => Deliver(escrow, it, actor, now),
            EscrowCommand.ConfirmDelivery when actor.Class is ActorClass.Buyer =>
                EscrowSettling.Release(escrow, EscrowTrigger.Release, actor, now),
            EscrowCommand.Release it when IsStaff(actor) =>
                EscrowSettling.Release(escrow, EscrowTrigger.Release, actor, now).Because(it.Reason),
            EscrowCommand.Refund it when IsStaff(actor) =>
                EscrowSettling.Refund(escrow, it.Amount, actor, now).Because(it.Reason),
            EscrowCommand.ForceTransition it => ForcedTransitions.Decide(escrow, it, actor, now).Because(it.Reason),
            EscrowCommand.RaiseDispute it => RaiseDispute(escrow, it, actor, now),
            EscrowCommand.ResolveDispute it when IsStaff(actor) =>
                EscrowSettling.Resolve(escrow, it, actor, now).Because(it.Reason),
            EscrowCommand.ConcedeDispute => EscrowSettling.Concede(escrow, actor, now),
            EscrowCommand.RetrySettlement it => SettlingByHand.Retry(escrow, it, actor, now),
            EscrowCommand.StopSettlement it => SettlingByHand.Stop(escrow, it, actor, now),
            EscrowCommand.SettleElsewhere it => SettlingByHand.SettleElsewhere(escrow, it, actor, now),
            EscrowCommand.WithdrawDecision it => SettlingByHand.Withdraw(escrow, actor, now).Because(it.Reason),
            EscrowCommand.RecordSettlement it => EscrowSettling.Record(escrow, it, actor, now),
            EscrowCommand.PassDeadline it => PassDeadline(escrow, it, actor, now),
            EscrowCommand.TellDeadline it => DeadlineNotices.Decide(escrow, it, actor, now),
            EscrowCommand.ConfirmDelivery => Problems.EscrowActionForbidden.With("Only BUYER may"),
            EscrowCommand.Release or EscrowCommand.Refund or EscrowCommand.ResolveDispute =>
                Problems.EscrowActionForbidden.With("Only STAFF may"),
            EscrowCommand.AddMilestones it => EscrowMilestones.Agree(escrow, it, actor, now),
            EscrowCommand.FollowMilestone => Problems.EscrowNotFound,
            _ => DecideInDispute(escrow, command, actor, now),
        };

    private static Result<EscrowStep> DecideInDispute(
        Escrow escrow, EscrowCommand command, EscrowActor actor, DateTimeOffset now) => command switch
        {
            EscrowCommand.MakeOffer it => EscrowDisputes.Offer(escrow, it, actor, now),
            EscrowCommand.AcceptOffer it => EscrowDisputes.Accept(escrow, it, actor, now),
            EscrowCommand.DropOffer it => EscrowDisputes.Drop(escrow, it, actor, now),
            EscrowCommand.EscalateDispute => EscrowDisputes.Escalate(escrow, actor, now),
            EscrowCommand.ReviewDispute => EscrowDisputes.Review(escrow, actor, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType(), "Nobody decides it."),
        };

    /// <summary>Whether somebody who decided about the money before it has to look again.</summary>
    private static bool IsDecisive(EscrowStep step) =>
        step.Settlement is not { Kind: SettlementKind.Return }
        && step.Kind is not (EscrowEventKind.OfferMade or EscrowEventKind.OfferDropped
            or EscrowEventKind.DisputeEscalated or EscrowEventKind.DisputeReviewed
            or EscrowEventKind.DeadlineApproaching or EscrowEventKind.DeadlineHeldBack
            or EscrowEventKind.PaymentReturned or EscrowEventKind.PaymentClaimed);

    /// <summary>A buyer releases by accepting and ends a dispute by conceding, never as staff do.</summary>
    private static bool IsStaff(EscrowActor actor) => actor.Class is ActorClass.Staff or ActorClass.System;

    /// <summary>As little as a person can say; who may and when does not depend on the rest.</summary>
    private static IEnumerable<EscrowCommand> Probes(Escrow escrow)
    {
        yield return new EscrowCommand.Cancel(Reason: null);
        yield return new EscrowCommand.ClaimPayment("", Evidence: null);
        yield return new EscrowCommand.MarkDelivered("", Description: null);
        yield return new EscrowCommand.ConfirmDelivery();
        yield return new EscrowCommand.Release(Reason: null);
        yield return new EscrowCommand.Refund(Amount: null, "");
        yield return new EscrowCommand.RaiseDispute("", Description: null);
        yield return new EscrowCommand.ResolveDispute(DisputeOutcome.Release, null, "");
        yield return new EscrowCommand.ConcedeDispute();
        yield return new EscrowCommand.AddMilestones([new("", escrow.Money.Amount, null)]);
        yield return new EscrowCommand.MakeOffer(DisputeOutcome.Release, RefundAmount: null);
        yield return new EscrowCommand.EscalateDispute();
        yield return new EscrowCommand.ReviewDispute();
        if (escrow.Dispute?.Offer is { } offer)
        {
            yield return new EscrowCommand.AcceptOffer(offer.Version);
            yield return new EscrowCommand.DropOffer(offer.Version);
        }

        if (escrow.Settlements.FirstOrDefault(it => it.State is SettlementState.Failed) is { } failed)
        {
            yield return new EscrowCommand.RetrySettlement(failed.Id, "");
            yield return new EscrowCommand.SettleElsewhere(failed.Id, "", "");
        }

        if (escrow.Settlements.FirstOrDefault(it => it.State is SettlementState.Reserved) is { } reserved)
            yield return new EscrowCommand.StopSettlement(reserved.Id, "");
        if (escrow.Decision is not null)
            yield return new EscrowCommand.WithdrawDecision("");
    }

    private static Result<EscrowStep> Deliver(
        Escrow escrow, EscrowCommand.MarkDelivered wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, EscrowState.Delivered, EscrowTrigger.Deliver, actor) is { } refusal)
            return refusal;
        var next = Next(escrow, EscrowState.Delivered, now);
        return new EscrowStep(
            next with { Delivery = new Delivery(next.UpdatedAt, wanted.Title, wanted.Description) },
            EscrowEventKind.Delivered,
            Postings: []);
    }

    private static Result<EscrowStep> RaiseDispute(
        Escrow escrow, EscrowCommand.RaiseDispute wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, EscrowState.Disputed, EscrowTrigger.Dispute, actor) is { } refusal)
            return refusal;
        var next = Next(escrow, EscrowState.Disputed, now);
        return new EscrowStep(
            next with { Dispute = new Dispute(actor, next.UpdatedAt, wanted.Reason, wanted.Description) },
            EscrowEventKind.Disputed,
            Postings: []);
    }

    /// <summary>What was agreed for this moment. A deadline that no longer stands does nothing.</summary>
    private static Result<EscrowStep> PassDeadline(
        Escrow escrow, EscrowCommand.PassDeadline passed, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.System)
            return Problems.EscrowActionForbidden.With("Only time may");
        if (escrow.DueAt != passed.DueAt || escrow.Decision is not null)
            return Problems.DeadlineNotStanding.With("The escrow waits for something else by now");
        if (now < passed.DueAt)
            return Problems.DeadlineNotStanding.With("The deadline has not passed yet");
        const string Reason = "TIMEOUT";
        return (escrow.State, escrow.Terms) switch
        {
            (EscrowState.AwaitFunds, _) => EscrowFunding.Cancel(escrow, Reason, actor, now),
            (EscrowState.FundsHeld, _) => EscrowSettling.Refund(escrow, amount: null, actor, now).Because(Reason),
            (EscrowState.Delivered, { OnSilence: SilenceOutcome.Release }) =>
                EscrowSettling.Release(escrow, EscrowTrigger.Release, actor, now).Because(Reason),
            (EscrowState.Delivered, _) => EscrowSettling.Refund(escrow, amount: null, actor, now).Because(Reason),
            (EscrowState.Disputed, { OnStalemate: var outcome }) => EscrowSettling.Resolve(
                escrow,
                new EscrowCommand.ResolveDispute(
                    outcome is SilenceOutcome.Release ? DisputeOutcome.Release : DisputeOutcome.Refund, null, Reason),
                actor,
                now).Because(Reason),
            _ => throw new InvalidOperationException("A final escrow has a deadline."),
        };
    }
}
