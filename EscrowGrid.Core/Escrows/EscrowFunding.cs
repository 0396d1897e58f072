using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Escrows;

/// <summary>Money that comes in: all of what was agreed, a part of it, too much, or too late.</summary>
internal static class EscrowFunding
{
    /// <summary>Whatever came in of it goes back.</summary>
    public static Result<EscrowStep> Cancel(Escrow escrow, string? reason, EscrowActor actor, DateTimeOffset now)
    {
        if (EscrowLifecycle.FindRefusal(escrow, EscrowState.Cancelled, EscrowTrigger.Cancel, actor) is { } refusal)
            return refusal;
        var next = EscrowLifecycle.Next(escrow, EscrowState.Cancelled, now);
        var returned = escrow.Receipts
            .Where(receipt => !IsGoingBack(escrow, receipt))
            .Select((receipt, number) => Return(escrow, next.Version, number, receipt, receipt.Amount))
            .ToList();
        return Step(next, EscrowEventKind.Cancelled, [], returned) with { Reason = reason };
    }

    /// <summary>Somebody says that it is paid. Only what a provider says of it counts (specification, T-11).</summary>
    public static Result<EscrowStep> Claim(
        Escrow escrow, EscrowCommand.ClaimPayment said, EscrowActor actor, DateTimeOffset now)
    {
        if (escrow.State is not EscrowState.AwaitFunds)
        {
            return Problems.EscrowTransitionRefused.With(
                $"An escrow that is {EscrowLifecycle.Name(escrow.State)} awaits no payment");
        }

        if (actor.Class is not (ActorClass.Buyer or ActorClass.Staff))
            return EscrowLifecycle.Only([ActorClass.Buyer, ActorClass.Staff]);
        return new EscrowStep(
            EscrowLifecycle.Next(escrow, escrow.State, now), EscrowEventKind.PaymentClaimed, Postings: [])
        {
            Transaction = said.TransactionId,
        };
    }

    /// <summary>
    /// Counts each payment once. What completes the agreed amount makes it FUNDS_HELD; what is beyond it, or comes when
    /// nothing is awaited, goes back to who sent it.
    /// </summary>
    public static Result<EscrowStep> Record(
        Escrow escrow, EscrowCommand.RecordPayment paid, EscrowActor actor, DateTimeOffset now)
    {
        if (actor.Class is not ActorClass.System)
            return Problems.EscrowActionForbidden.With("Only a provider may");
        if (paid.Money.Currency != escrow.Money.Currency)
            return Problems.CurrencyMismatch.With($"The escrow is in {escrow.Money.Currency}");
        if (escrow.Receipts.Any(receipt => receipt.ProviderId == paid.ProviderId))
            return Problems.PaymentRecorded.With("This payment is recorded already");
        var receipt = new Receipt(paid.ProviderId, paid.Money.Amount, paid.Sender, Balance.Zero);
        EscrowPosting[] income = [new(AccountKind.Outside, AccountKind.Unapplied, receipt.Amount)];
        if (paid.IsUnwanted || escrow.State is not EscrowState.AwaitFunds || escrow.Milestones.Count > 0)
            return SendBack(escrow, receipt, income, now);
        var agreed = escrow.Money.Amount;
        var total = escrow.Accounts.Unapplied.Plus(receipt.Amount);
        var step = total.Covers(agreed)
            ? Hold(escrow, receipt, income, total.Less(agreed), now)
            : Step(
                EscrowLifecycle.Next(escrow, escrow.State, now) with { Receipts = [.. escrow.Receipts, receipt] },
                EscrowEventKind.PartlyFunded,
                income,
                []);
        return step with { Kyc = paid.Kyc };
    }

    private static EscrowStep Hold(
        Escrow escrow, Receipt last, EscrowPosting[] income, Balance surplus, DateTimeOffset now)
    {
        var next = EscrowLifecycle.Next(escrow, EscrowState.FundsHeld, now);
        var applied = surplus.Rest is { } beyond ? Balance.Of(last.Amount).Less(beyond) : Balance.Of(last.Amount);
        Receipt[] receipts =
        [
            .. escrow.Receipts.Select(receipt =>
                IsGoingBack(escrow, receipt) ? receipt : receipt with { Applied = Balance.Of(receipt.Amount) }),
            last with { Applied = applied },
        ];
        Settlement[] returned = surplus.Rest is { } rest ? [Return(escrow, next.Version, number: 0, last, rest)] : [];
        return Step(
            next with { Receipts = receipts },
            EscrowEventKind.FundsHeld,
            [.. income, new(AccountKind.Unapplied, AccountKind.Held, escrow.Money.Amount)],
            returned);
    }

    private static EscrowStep SendBack(Escrow escrow, Receipt receipt, EscrowPosting[] income, DateTimeOffset now)
    {
        var next = EscrowLifecycle.Next(escrow, escrow.State, now);
        return Step(
            next with { Receipts = [.. escrow.Receipts, receipt] },
            EscrowEventKind.PaymentReturned,
            income,
            [Return(escrow, next.Version, number: 0, receipt, receipt.Amount)]);
    }

    /// <summary>Whether staff have sent it back while more was awaited.</summary>
    private static bool IsGoingBack(Escrow escrow, Receipt receipt) => escrow.Settlements.Any(it =>
        it.Kind is SettlementKind.Return && it.Source == receipt.ProviderId);

    private static Settlement Return(Escrow escrow, long version, int number, Receipt receipt, Amount amount) => new(
        SettlementIds.Of(escrow.Id, version, SettlementKind.Return, number),
        version,
        SettlementKind.Return,
        amount,
        Balance.Zero,
        receipt.ProviderId,
        receipt.Sender);

    private static EscrowStep Step(
        Escrow next, EscrowEventKind kind, IReadOnlyList<EscrowPosting> income, IReadOnlyList<Settlement> returned)
    {
        EscrowPosting[] postings =
        [
            .. income,
            .. returned.Select(it => new EscrowPosting(AccountKind.Unapplied, AccountKind.Reserved, it.Amount)),
        ];
        return new EscrowStep(
            next with
            {
                Accounts = next.Accounts.After(postings),
                Settlements = [.. next.Settlements, .. returned],
            },
            kind,
            postings);
    }
}
