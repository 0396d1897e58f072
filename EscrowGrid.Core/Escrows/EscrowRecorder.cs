using System.Text.Json;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Writes a decided change of an escrow down: ledger event, movements, audit row, event, and the jobs that follow. What
/// people wrote about a delivery or a dispute is in none of them.
/// </summary>
public sealed class EscrowRecorder(TrailRecorder trails, IIdSource ids)
{
    /// <summary>A new escrow.</summary>
    public EscrowMove Record(Escrow opened, EscrowActor actor, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var facts = JsonText.Write((opened, actor), static (json, it) =>
        {
            WriteActor(json, it.actor);
            WriteAgreement(json, it.opened);
        });
        return Record(before: null, new EscrowStep(opened, EscrowEventKind.Created, []), facts, call);
    }

    public EscrowMove Record(Escrow before, EscrowStep step, EscrowActor actor, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(step);
        var move = Record(before, step, FactsOf(before, step, actor), call);
        EscrowMove[] opened = [.. step.Opened.Select(it => Record(it, actor, call))];
        StoredCommand[] sent =
        [
            .. step.Sent.Select(it => new StoredCommand(
                it.Id, it.Escrow, before.Institution, it.Command, it.Actor, call.RequestId, step.After.UpdatedAt)),
        ];
        return move with
        {
            Opened = opened,
            Sent = sent,
            Trail = move.Trail with
            {
                Jobs =
                [
                    .. move.Trail.Jobs,
                    .. opened.SelectMany(it => it.Trail.Jobs),
                    .. sent.Select(RunCommand.Request),
                ],
            },
        };
    }

    private EscrowMove Record(Escrow? before, EscrowStep step, JsonText facts, CallContext call)
    {
        var entry = new EscrowEvent(
            ids.Create<LedgerEventId>(),
            step.After.Id,
            step.After.Version,
            step.Kind,
            step.After.UpdatedAt,
            before?.State,
            step.After.State,
            facts,
            before?.LedgerHead ?? Sha256Digest.Zero).Hashed();
        var after = step.After with { LedgerHead = entry.Hash };
        var change = new Change(
            EscrowAudit.ActionOf(step.Kind),
            after.Institution,
            after.Id.ToString(),
            after.UpdatedAt,
            facts)
        {
            Sequence = after.Version,
        };
        var movements = step.Postings.Select((posting, index) => new Movement(
            entry.Id,
            index + 1,
            after.Institution,
            LedgerSubject.Of(after.Id),
            posting.From,
            posting.To,
            after.Money with { Amount = posting.Amount },
            entry.At));
        var trail = trails.Record(change, call, after);
        var move = new EscrowMove(before, after, entry, [.. movements], trail);
        return move with { Trail = trail with { Jobs = [.. JobsOf(move, step)] } };
    }

    private static IEnumerable<JobRequest> JobsOf(EscrowMove move, EscrowStep step)
    {
        var escrow = move.After.Id;
        if (step.Kind is EscrowEventKind.Created)
            yield return CollectionJob.Request(escrow);
        if (step.Kind is EscrowEventKind.PaymentClaimed)
            yield return CollectionJob.RequestAsk(escrow, move.After.Version);
        foreach (var settlement in move.NewSettlements.Where(it => it.IsOpen))
            yield return PaySettlement.Request(escrow, settlement.Id);
        if (step is { Kind: EscrowEventKind.SettlementStopped, Settlement: { } stopped })
            yield return PaySettlement.RequestStop(escrow, stopped);
    }

    private static JsonText FactsOf(Escrow before, EscrowStep step, EscrowActor actor) =>
        JsonText.Write((before, step, actor), static (json, it) =>
        {
            WriteActor(json, it.actor);
            if (it.step.Reason is { } reason)
                json.WriteString("reason", reason);
            if (it.step.Transaction is { } transaction)
                json.WriteString("transactionId", transaction);
            WriteKyc(json, it.step.Kyc);
            if (it.step.Settlement is { } settlement)
                json.WriteString("settlementId", settlement.Id.ToString());
            if (it.step.Milestone is { } milestone)
                WriteMilestone(json, milestone);
            WriteMilestones(json, it.step);
            WriteOffer(json, it.step);
            WriteDeadline(json, it.step);
            WritePostings(json, it.step);
            WriteSettlements(json, it.step.After.Settlements.Skip(it.before.Settlements.Count));
        });

    private static void WriteActor(Utf8JsonWriter json, EscrowActor actor)
    {
        json.WriteString("actor", WireName<ActorClass>.Of(actor.Class));
        if (actor.User is { } user)
            json.WriteString("userId", user.ToString());
    }

    private static void WriteAgreement(Utf8JsonWriter json, Escrow escrow)
    {
        json.WriteString("institutionId", escrow.Institution.ToString());
        json.WriteString("buyerId", escrow.Buyer.ToString());
        json.WriteString("sellerId", escrow.Seller.ToString());
        json.WriteString("rail", WireName<Payments.Rail>.Of(escrow.Rail));
        json.WriteString("currency", escrow.Money.Currency.Code);
        json.WriteNumber("amount", escrow.Money.Amount.Value);
        json.WriteNumber("sellerFee", escrow.Terms.SellerFee.Value);
        if (escrow.ContractReference is { } contract)
            json.WriteString("contractId", contract);
        if (escrow.OfferReference is { } offer)
            json.WriteString("offerId", offer);
        json.WriteString("paymentDeadline", escrow.Terms.PaymentDeadline.ToWireText());
        json.WriteString("onSilence", WireName<SilenceOutcome>.Of(escrow.Terms.OnSilence));
        WriteKyc(json, escrow.Kyc?.Required);
        if (escrow.Milestone is { } milestone)
        {
            json.WriteString("agreementId", milestone.Agreement.ToString());
            json.WriteNumber("milestone", milestone.Number);
        }
    }

    /// <summary>What both were found to have. What more is known of one is not for the other to read.</summary>
    private static void WriteKyc(Utf8JsonWriter json, KycTier? found)
    {
        if (found is { } tier)
            json.WriteString("kycTier", WireName<KycTier>.Of(tier));
    }

    private static void WriteMilestone(Utf8JsonWriter json, MilestoneProgress milestone)
    {
        json.WriteString("milestoneId", milestone.Id.ToString());
        json.WriteString("milestoneState", WireName<EscrowState>.Of(milestone.State));
    }

    private static void WriteMilestones(Utf8JsonWriter json, EscrowStep step)
    {
        if (step.Opened.Count == 0)
            return;
        json.WriteString("currency", step.After.Money.Currency.Code);
        json.WriteStartArray("milestones");
        foreach (var opened in step.Opened)
        {
            json.WriteStartObject();
            json.WriteString("id", opened.Id.ToString());
            json.WriteNumber("amount", opened.Money.Amount.Value);
            json.WriteNumber("sellerFee", opened.Terms.SellerFee.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOffer(Utf8JsonWriter json, EscrowStep step)
    {
        if (step is not { Kind: EscrowEventKind.OfferMade, After.Dispute.Offer: { } offer })
            return;
        json.WriteString("outcome", WireName<DisputeOutcome>.Of(offer.Outcome));
        if (offer.RefundAmount is { } refund)
            json.WriteNumber("refundAmount", refund.Value);
    }

    private static void WriteDeadline(Utf8JsonWriter json, EscrowStep step)
    {
        if (step.Kind is not (EscrowEventKind.DeadlineApproaching or EscrowEventKind.DeadlineHeldBack))
            return;
        var deadline = DeclaredDeadline.Of(step.After).First(it => it.DueAt is not null);
        json.WriteString("waitsFor", WireName<EscrowWait>.Of(deadline.Wait));
        json.WriteString("dueAt", deadline.DueAt!.Value.ToWireText());
        if (deadline.Outcome is { } outcome)
            json.WriteString("outcome", WireName<DeadlineOutcome>.Of(outcome));
    }

    private static void WritePostings(Utf8JsonWriter json, EscrowStep step)
    {
        if (step.Postings.Count == 0)
            return;
        json.WriteString("currency", step.After.Money.Currency.Code);
        json.WriteStartArray("postings");
        foreach (var (from, to, amount) in step.Postings)
        {
            json.WriteStartObject();
            json.WriteString("from", WireName<AccountKind>.Of(from));
            json.WriteString("to", WireName<AccountKind>.Of(to));
            json.WriteNumber("amount", amount.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSettlements(Utf8JsonWriter json, IEnumerable<Settlement> reserved)
    {
        var all = reserved.ToList();
        if (all.Count == 0)
            return;
        json.WriteStartArray("settlements");
        foreach (var settlement in all)
        {
            json.WriteStartObject();
            json.WriteString("id", settlement.Id.ToString());
            json.WriteString("kind", WireName<SettlementKind>.Of(settlement.Kind));
            json.WriteNumber("amount", settlement.Amount.Value);
            json.WriteNumber("fee", settlement.Fee.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
