using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// What the staff do about payments out that do not go their way, so that no money stays where it is for ever: pay once
/// more, stop, take the decision back, or say that it was paid by other means. Pure, as all of the lifecycle.
/// </summary>
internal static class SettlingByHand
{
    /// <summary>Once more, under a new id, what has failed for certain.</summary>
    public static Result<EscrowStep> Retry(
        Escrow escrow, EscrowCommand.RetrySettlement wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (!FindForStaff(escrow, wanted.Settlement, actor).TryGet(out var failed, out var problem))
            return problem;
        if (failed.State is not SettlementState.Failed || EscrowSettling.IsReplaced(escrow, failed))
            return Problems.SettlementRecorded.With("Only the last failed attempt is paid once more");
        // Its money is held again, or set aside for another decision by now: it would be paid beside that one.
        if (!EscrowSettling.IsOwed(escrow, failed))
            return Problems.SettlementRecorded.With("Its decision was withdrawn");
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        var again = Again(escrow, failed, next.Version);
        return new EscrowStep(
            next with { Settlements = [.. next.Settlements, again] },
            EscrowEventKind.SettlementRetried,
            Postings: [])
        {
            Reason = wanted.Reason,
            Settlement = again,
        };
    }

    /// <summary>Only where nothing has been paid, and nothing can be any more.</summary>
    public static Result<EscrowStep> Withdraw(Escrow escrow, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.Staff)
            return Problems.EscrowActionForbidden.With("Only STAFF may");
        if (escrow.Decision is not { } decision)
            return Problems.EscrowTransitionRefused.With("Nothing is decided that could be withdrawn");
        if (escrow.Settlements.Any(it => it.Decision == decision.Version && it.State is not SettlementState.Failed))
            return Problems.SettlementInProgress.With("A part of it has been paid, or may be");
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        EscrowPosting[] postings = [new(AccountKind.Reserved, AccountKind.Held, escrow.Money.Amount)];
        return new EscrowStep(
            next with
            {
                Accounts = next.Accounts.After(postings),
                Decision = null,
                Dispute = next.Dispute is { } dispute ? dispute with { Outcome = null } : null,
                DueAt = EscrowLifecycle.DueAfter(next.Terms, next.State, next.UpdatedAt),
            },
            EscrowEventKind.DecisionWithdrawn,
            postings);
    }

    /// <summary>Only what no provider has said to have. The job that pays looks whether any has it after all.</summary>
    public static Result<EscrowStep> Stop(
        Escrow escrow, EscrowCommand.StopSettlement wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (!FindForStaff(escrow, wanted.Settlement, actor).TryGet(out var settlement, out var problem))
            return problem;
        if (settlement is not { State: SettlementState.Reserved, StoppedAt: null })
            return Problems.SettlementRecorded.With("Only what is set aside, and nobody has yet, can be stopped");
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        var stopped = settlement with { StoppedAt = next.UpdatedAt };
        return new EscrowStep(
            next with { Settlements = EscrowSettling.Replace(next.Settlements, stopped) },
            EscrowEventKind.SettlementStopped,
            Postings: [])
        {
            Reason = wanted.Reason,
            Settlement = stopped,
        };
    }

    /// <summary>In the place of what has failed, which stays as it is. Two persons have agreed before.</summary>
    public static Result<EscrowStep> SettleElsewhere(
        Escrow escrow, EscrowCommand.SettleElsewhere wanted, EscrowActor actor, DateTimeOffset now)
    {
        if (!FindForStaff(escrow, wanted.Settlement, actor).TryGet(out var failed, out var problem))
            return problem;
        if (!EscrowSettling.IsOwed(escrow, failed))
            return Problems.SettlementRecorded.With("Only what has failed and is still owed is paid by other means");
        var paid = Again(escrow, failed, EscrowLifecycle.Next(escrow, escrow.State, now).Version) with
        {
            State = SettlementState.Confirmed,
            Elsewhere = wanted.Reference,
        };
        var with = escrow with { Settlements = [.. escrow.Settlements, paid] };
        return EscrowSettling.Recorded(with, paid, now) with { Reason = wanted.Reason };
    }

    private static Result<Settlement> FindForStaff(Escrow escrow, SettlementId id, EscrowActor actor)
    {
        if (actor.Class is not ActorClass.Staff)
            return EscrowLifecycle.Only([ActorClass.Staff]);
        return escrow.Settlements.FirstOrDefault(it => it.Id == id) is { } settlement
            ? settlement
            : Problems.SettlementNotFound;
    }

    private static Settlement Again(Escrow escrow, Settlement failed, long version) => failed with
    {
        Id = SettlementIds.Of(escrow.Id, version, failed.Kind, number: 0),
        State = SettlementState.Reserved,
        ProviderId = null,
        Error = null,
        StoppedAt = null,
    };
}
