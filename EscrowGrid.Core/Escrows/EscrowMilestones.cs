using System.Buffers.Binary;
using System.Security.Cryptography;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// An agreement in parts (specification, section 9, trap T-10, ADR 17). Each milestone is an escrow of its own, with
/// its own money, delivery, dispute and deadlines; the agreement holds no money, and its state follows from theirs.
/// </summary>
internal static class EscrowMilestones
{
    /// <summary>What an agreement in parts decides itself; null for what it decides as every escrow.</summary>
    public static Result<EscrowStep>? Decide(
        Escrow agreement, EscrowCommand command, EscrowActor actor, DateTimeOffset now) => command switch
        {
            EscrowCommand.Cancel it => Cancel(agreement, it.Reason, actor, now),
            EscrowCommand.FollowMilestone it => Follow(agreement, it, actor, now),
            // Money that comes by the way of the agreement belongs to no milestone: it goes back.
            EscrowCommand.RecordPayment or EscrowCommand.RecordSettlement or EscrowCommand.RetrySettlement
                or EscrowCommand.StopSettlement or EscrowCommand.SettleElsewhere =>
                (Result<EscrowStep>?)null,
            _ => Problems.EscrowHasMilestones.With("Each of its milestones is decided by itself"),
        };

    /// <summary>
    /// Divides an escrow before any of its money has come in. The parts of the amount sum up to it, and those of the
    /// fee to the fee; later nothing of it changes.
    /// </summary>
    public static Result<EscrowStep> Agree(
        Escrow escrow, EscrowCommand.AddMilestones wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (FindRefusal(escrow, wanted.Milestones, actor, now) is { } refusal)
            return refusal;
        var next = EscrowLifecycle.Next(escrow, escrow.State, now) with { DueAt = null };
        var fees = FeesOf(escrow, wanted.Milestones);
        var opened = wanted.Milestones
            .Select((plan, index) => Open(next, plan, index + 1, fees[index]))
            .ToList();
        if (opened.Find(it => it.Terms.SellerFee.Covers(it.Money.Amount)) is { Milestone: { } poor })
            return Problems.MilestonesRefused.With($"Nothing of milestone {poor.Number} would be left after the fee");
        return new EscrowStep(
            next with { Milestones = [.. opened.Select(ToProgress)] },
            EscrowEventKind.MilestonesAgreed,
            Postings: [])
        {
            Opened = opened,
        };
    }

    /// <summary>Tells the agreement of a milestone that is in another state by now.</summary>
    public static EscrowStep Report(Escrow before, EscrowStep step)
    {
        if (before.Milestone is not { } part || step.After.State == before.State)
            return step;
        var (milestone, state) = (step.After.Id, step.After.State);
        return step with
        {
            Sent =
            [
                .. step.Sent,
                new SentCommand(
                    CommandIds.OfMilestone(milestone, step.After.Version),
                    part.Agreement,
                    new EscrowCommand.FollowMilestone(milestone, state),
                    EscrowActor.System),
            ],
        };
    }

    /// <summary>
    /// The state of an agreement whose milestones are in these: as far as the last of them that is not cancelled. A
    /// dispute is a milestone's own, and takes none of the others with it.
    /// </summary>
    public static EscrowState StateOf(IEnumerable<EscrowState> milestones)
    {
        var standing = milestones.Where(it => it is not EscrowState.Cancelled).ToHashSet();
        if (standing.Count == 0)
            return EscrowState.Cancelled;
        if (standing.Contains(EscrowState.AwaitFunds))
            return EscrowState.AwaitFunds;
        if (standing.Contains(EscrowState.FundsHeld) || standing.Contains(EscrowState.Disputed))
            return EscrowState.FundsHeld;
        if (standing.Contains(EscrowState.Delivered))
            return EscrowState.Delivered;
        return standing.Contains(EscrowState.Released) ? EscrowState.Released : EscrowState.Refunded;
    }

    private static Problem? FindRefusal(
        Escrow escrow, IReadOnlyList<MilestonePlan> plans, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not (ActorClass.Buyer or ActorClass.Seller or ActorClass.Staff))
            return Problems.EscrowActionForbidden.With("Only BUYER, SELLER, STAFF may");
        if (escrow.Milestone is not null)
            return Problems.MilestonesRefused.With("A milestone has none of its own");
        if (escrow.State is not EscrowState.AwaitFunds || escrow.Receipts.Count > 0)
            return Problems.EscrowTransitionRefused.With("Milestones are agreed before any money has come in");
        if (plans.Count is 0 or > Limits.Milestones)
            return Problems.MilestonesRefused.With($"There are 1 to {Limits.Milestones}");
        if (plans.Any(plan => plan.PaymentDeadline <= now))
            return Problems.MilestonesRefused.With("A payment deadline has passed already");
        if (plans.Any(plan => plan.PaymentDeadline > now + Limits.EscrowPeriodMaximum))
        {
            return Problems.MilestonesRefused.With(
                $"A payment deadline is more than {Limits.EscrowPeriodMaximum.TotalDays} days away");
        }

        var sum = plans.Aggregate(Balance.Zero, (total, plan) => total.Plus(plan.Amount));
        return sum == Balance.Of(escrow.Money.Amount)
            ? null
            : Problems.MilestoneSumMismatch.With($"They sum up to {sum}, the escrow is of {escrow.Money.Amount}");
    }

    private static IReadOnlyList<Balance> FeesOf(Escrow escrow, IReadOnlyList<MilestonePlan> plans) =>
        escrow.Terms.SellerFee.Rest is { } fee
            ? Allocation.Split(fee, [.. plans.Select(plan => decimal.ToInt64(plan.Amount.Value * 100))])
            : [.. plans.Select(_ => Balance.Zero)];

    /// <summary>As agreed, but for its part of the money and its time.</summary>
    private static Escrow Open(Escrow agreement, MilestonePlan plan, int number, Balance fee)
    {
        var deadline = plan.PaymentDeadline ?? agreement.Terms.PaymentDeadline;
        return agreement with
        {
            Id = IdOf(agreement.Id, number),
            Money = agreement.Money with { Amount = plan.Amount },
            Terms = agreement.Terms with { SellerFee = fee, PaymentDeadline = deadline },
            CreatedAt = agreement.UpdatedAt,
            ContractReference = null,
            Milestone = new Milestone(agreement.Id, number, plan.Title),
            Version = 1,
            DecisiveVersion = 1,
            DueAt = deadline,
            ToldDueAt = null,
            HeldBackDueAt = null,
            LedgerHead = default,
        };
    }

    private static MilestoneProgress ToProgress(Escrow opened) => new(
        opened.Id, opened.Milestone!.Number, opened.Milestone.Title, opened.Money.Amount, opened.State);

    private static EscrowId IdOf(EscrowId agreement, int number)
    {
        Span<byte> name = stackalloc byte[20];
        agreement.Value.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(name[16..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        return new EscrowId(NamedUuid.Of(hash));
    }

    /// <summary>Every milestone that waits for its money; whoever has been paid stays.</summary>
    private static Result<EscrowStep> Cancel(
        Escrow agreement, string? reason, EscrowActor actor, DateTimeOffset now)
    {
        if (EscrowLifecycle.FindRefusal(agreement, EscrowState.Cancelled, EscrowTrigger.Cancel, actor) is { } refusal)
            return refusal;
        if (agreement.Milestones.FirstOrDefault(IsPaid) is { } paid)
            return Problems.EscrowHasMilestones.With($"Milestone {paid.Number} has been paid; cancel the others");
        var next = EscrowLifecycle.Next(agreement, agreement.State, now);
        return new EscrowStep(next, EscrowEventKind.Cancelling, Postings: [])
        {
            Reason = reason,
            Sent =
            [
                .. agreement.Milestones.Where(it => it.State is EscrowState.AwaitFunds).Select(it => new SentCommand(
                    CommandIds.OfCancelling(it.Id, next.Version), it.Id, new EscrowCommand.Cancel(reason), actor)),
            ],
        };

        static bool IsPaid(MilestoneProgress it) => it.State is not (EscrowState.AwaitFunds or EscrowState.Cancelled);
    }

    /// <summary>One transition of the table at a time, until its state is what follows from theirs.</summary>
    private static Result<EscrowStep> Follow(
        Escrow agreement, EscrowCommand.FollowMilestone told, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.System)
            return Problems.EscrowActionForbidden.With("Only a milestone may");
        if (agreement.Milestones.FirstOrDefault(it => it.Id == told.Milestone) is not { } milestone)
            return Problems.EscrowNotFound;
        var target = StateOf(agreement.Milestones.Select(it => it.State));
        var next = EscrowLifecycle.Next(agreement, StepTowards(agreement.State, target), now) with { DueAt = null };
        return new EscrowStep(next, KindOf(agreement.State, next.State), Postings: [])
        {
            Milestone = milestone with { State = told.State },
            Sent = Rank(next.State) >= Rank(target)
                ? []
                :
                [
                    new SentCommand(
                        CommandIds.OfMilestone(agreement.Id, next.Version), agreement.Id, told, EscrowActor.System),
                ],
        };
    }

    /// <summary>Never back: a milestone that is disputed after all were delivered leaves its agreement where it is.
    /// </summary>
    private static EscrowState StepTowards(EscrowState state, EscrowState target) =>
        Rank(state) >= Rank(target) ? state
        : EscrowTransitions.Find(state, target) is not null ? target
        : state is EscrowState.AwaitFunds ? EscrowState.FundsHeld
        : EscrowState.Delivered;

    private static int Rank(EscrowState state) => state switch
    {
        EscrowState.AwaitFunds => 0,
        EscrowState.FundsHeld or EscrowState.Disputed => 1,
        EscrowState.Delivered => 2,
        _ => 3,
    };

    private static EscrowEventKind KindOf(EscrowState before, EscrowState after) => (after == before, after) switch
    {
        (false, EscrowState.FundsHeld) => EscrowEventKind.FundsHeld,
        (false, EscrowState.Delivered) => EscrowEventKind.Delivered,
        (false, EscrowState.Released) => EscrowEventKind.Released,
        (false, EscrowState.Refunded) => EscrowEventKind.Refunded,
        (false, EscrowState.Cancelled) => EscrowEventKind.Cancelled,
        _ => EscrowEventKind.MilestoneMoved,
    };
}
