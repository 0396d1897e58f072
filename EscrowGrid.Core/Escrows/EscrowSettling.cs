using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Money that goes out: decided about and set aside first, recorded when the provider has said what became of it, and
/// only then the state changes (specification, section 31.1).
/// </summary>
internal static class EscrowSettling
{
    public static Result<EscrowStep> Release(
        Escrow escrow, EscrowTrigger trigger, EscrowActor actor, DateTimeOffset now) =>
        Divide(escrow, refund: null, trigger, actor, now);

    /// <param name="escrow">Of which something goes back.</param>
    /// <param name="amount">How much; null for all. The rest is released.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="now">When.</param>
    public static Result<EscrowStep> Refund(Escrow escrow, Amount? amount, EscrowActor actor, DateTimeOffset now)
    {
        if (escrow.State is EscrowState.Disputed)
            return Problems.EscrowTransitionRefused.With("A disputed escrow is refunded by resolving the dispute");
        var refund = amount ?? escrow.Accounts.Held.Rest;
        return refund is { } known && known != escrow.Accounts.Held.Rest
            ? Divide(escrow, known, EscrowTrigger.Release, actor, now)
            : Divide(escrow, refund ?? escrow.Money.Amount, EscrowTrigger.Refund, actor, now);
    }

    public static Result<EscrowStep> Resolve(
        Escrow escrow, EscrowCommand.ResolveDispute wanted, EscrowActor actor, DateTimeOffset now)
    {
        var held = escrow.Accounts.Held.Rest;
        if (wanted.Outcome is DisputeOutcome.Split && (wanted.RefundAmount is not { } part || part == held))
            return Problems.SplitRefused.With("A split gives each side a part");
        var refund = wanted.Outcome switch
        {
            DisputeOutcome.Split => wanted.RefundAmount,
            DisputeOutcome.Refund => held ?? escrow.Money.Amount,
            _ => null,
        };
        return Divide(escrow, refund, EscrowTrigger.Resolve, actor, now).TryGet(out var step, out var problem)
            ? step with { After = step.After with { Dispute = step.After.Dispute! with { Outcome = wanted.Outcome } } }
            : problem;
    }

    public static Result<EscrowStep> Concede(Escrow escrow, EscrowActor actor, DateTimeOffset now)
    {
        var outcome = actor.Class is ActorClass.Seller ? DisputeOutcome.Refund : DisputeOutcome.Release;
        return actor.Class is ActorClass.Buyer or ActorClass.Seller
            ? Resolve(escrow, new EscrowCommand.ResolveDispute(outcome, RefundAmount: null, "CONCEDED"), actor, now)
                .Because("CONCEDED")
            : Problems.EscrowActionForbidden.With("Only BUYER, SELLER may");
    }

    /// <summary>
    /// What a provider has said for certain. The last one of a decision makes the state what was decided.
    /// </summary>
    public static Result<EscrowStep> Record(
        Escrow escrow, EscrowCommand.RecordSettlement said, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.System)
            return Problems.EscrowActionForbidden.With("Only a provider may");
        if (escrow.Settlements.FirstOrDefault(it => it.Id == said.Settlement) is not { } settlement)
            return Problems.SettlementNotFound;
        if (!settlement.IsOpen || said.State is SettlementState.Reserved || said.State == settlement.State)
            return Problems.SettlementRecorded.With($"It is {EscrowLifecycle.Name(settlement.State)} already");
        var recorded = settlement with
        {
            State = said.State,
            ProviderId = said.ProviderId ?? settlement.ProviderId,
            Error = said.Error,
        };
        return Recorded(escrow, recorded, now) with { Kyc = said.Kyc };
    }

    /// <summary>With the last leg of a decision the escrow is where it was to go.</summary>
    internal static EscrowStep Recorded(Escrow escrow, Settlement recorded, DateTimeOffset now)
    {
        var settlements = Replace(escrow.Settlements, recorded);
        var isDone = escrow.Decision is { } decision
            && settlements.Where(it => it.Decision == decision.Version)
                .GroupBy(it => (it.Kind, it.Source))
                .All(leg => leg.Any(it => it.State is SettlementState.Confirmed));
        var next = EscrowLifecycle.Next(escrow, isDone ? escrow.Decision!.Target : escrow.State, now);
        var postings = PostingsOf(recorded);
        return new EscrowStep(
            next with
            {
                Accounts = next.Accounts.After(postings),
                Settlements = settlements,
                Decision = isDone ? null : next.Decision,
            },
            KindOf(recorded.State, isDone ? next.State : null),
            postings)
        {
            Settlement = recorded,
        };
    }

    /// <summary>
    /// All that is held, in the parts of both sides and the fee: nothing is left over, and nothing missing.
    /// </summary>
    private static Result<EscrowStep> Divide(
        Escrow escrow, Amount? refund, EscrowTrigger trigger, EscrowActor actor, DateTimeOffset now)
    {
        var isRefund = refund is { } back && back == (escrow.Accounts.Held.Rest ?? escrow.Money.Amount);
        var target = isRefund ? EscrowState.Refunded : EscrowState.Released;
        if (EscrowLifecycle.FindRefusal(escrow, target, trigger, actor) is { } refusal)
            return refusal;
        var held = escrow.Accounts.Held;
        if (refund is { } wanted && !held.Covers(wanted))
            return Problems.OverSettlement.With($"held={held}");
        var gross = (refund is { } less ? held.Less(less) : held).Rest;
        var fee = gross is { } released
            ? Allocation.Share(escrow.Terms.SellerFee, released, escrow.Money.Amount)
            : Balance.Zero;
        if (gross is { } all && fee.Rest is { } kept && kept >= all)
            return Problems.SplitRefused.With($"Nothing of {all} would be left for the seller after the fee of {fee}");
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        var legs = Legs(escrow, next.Version, refund, gross, fee).ToList();
        EscrowPosting[] postings = [new(AccountKind.Held, AccountKind.Reserved, held.Rest!.Value)];
        return new EscrowStep(
            next with
            {
                Accounts = next.Accounts.After(postings),
                Settlements = [.. next.Settlements, .. legs],
                Decision = new Decision(next.Version, target, actor),
                DueAt = null,
            },
            EscrowEventKind.Settling,
            postings);
    }

    private static IEnumerable<Settlement> Legs(
        Escrow escrow, long version, Amount? refund, Amount? gross, Balance fee)
    {
        if (gross is { } released)
        {
            yield return new Settlement(
                SettlementIds.Of(escrow.Id, version, SettlementKind.Release, number: 0),
                version,
                SettlementKind.Release,
                fee.Rest is { } kept ? Balance.Of(released).Less(kept).Rest!.Value : released,
                fee,
                escrow.Receipts.Last(receipt => receipt.Applied.Rest is not null).ProviderId,
                escrow.PayoutDestination);
        }

        // Back the way it came: as much to each sender as he sent, the first one first.
        var (rest, number) = (refund is { } back ? Balance.Of(back) : Balance.Zero, 0);
        foreach (var receipt in escrow.Receipts)
        {
            if (rest.Rest is not { } open || receipt.Applied.Rest is not { } applied)
                continue;
            var part = applied < open ? applied : open;
            rest = rest.Less(part);
            yield return new Settlement(
                SettlementIds.Of(escrow.Id, version, SettlementKind.Refund, number++),
                version,
                SettlementKind.Refund,
                part,
                Balance.Zero,
                receipt.ProviderId,
                receipt.Sender);
        }
    }

    private static EscrowPosting[] PostingsOf(Settlement recorded)
    {
        if (recorded.State is not SettlementState.Confirmed)
            return [];
        var paid = new EscrowPosting(
            AccountKind.Reserved,
            recorded.Kind is SettlementKind.Release ? AccountKind.Released : AccountKind.Refunded,
            recorded.Amount);
        return recorded.Fee.Rest is { } fee ? [paid, new(AccountKind.Reserved, AccountKind.Fees, fee)] : [paid];
    }

    private static EscrowEventKind KindOf(SettlementState state, EscrowState? reached) => (reached, state) switch
    {
        (EscrowState.Released, _) => EscrowEventKind.Released,
        (EscrowState.Refunded, _) => EscrowEventKind.Refunded,
        (_, SettlementState.Confirmed) => EscrowEventKind.SettlementConfirmed,
        (_, SettlementState.Failed) => EscrowEventKind.SettlementFailed,
        _ => EscrowEventKind.SettlementSubmitted,
    };

    /// <summary>Whether it has failed for good and nothing has come in its place: its money waits for the staff.
    /// </summary>
    internal static bool IsOwed(Escrow escrow, Settlement settlement) =>
        settlement.State is SettlementState.Failed
        && !IsReplaced(escrow, settlement)
        && (settlement.Kind is SettlementKind.Return || settlement.Decision == escrow.Decision?.Version);

    internal static bool IsReplaced(Escrow escrow, Settlement failed) => escrow.Settlements.Any(it =>
        it.Id != failed.Id && it.Decision == failed.Decision && it.Kind == failed.Kind && it.Source == failed.Source
        && it.State is not SettlementState.Failed);

    internal static IReadOnlyList<Settlement> Replace(IReadOnlyList<Settlement> settlements, Settlement recorded) =>
        [.. settlements.Select(it => it.Id == recorded.Id ? recorded : it)];
}
