using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>Transfers to connected accounts, and refunds: never more in all than the charge brought.</summary>
internal sealed class StripePayouts(StripeBooks books)
{
    public Answer Transfer(CallText call, FaultKind? fault)
    {
        if (!TryAmount(call, out var amount) || call["currency"] is null)
            return StripeRefusal.Parameter("amount");
        if (Refusal(fault) is { } refused)
            return refused;
        if (call["destination"]?.StartsWith("acct_", StringComparison.Ordinal) is not true)
            return StripeRefusal.Missing(call["destination"]);
        if (books.Restricted.ContainsKey(call["destination"]!))
            return Refusal(FaultKind.AccountOnHold)!;
        // Without a charge that it is of it is of the account's balance.
        var charge = StripeBooks.Find(books.ChargeList, call["source_transaction"]);
        if (call["source_transaction"] is { } source
            && (charge is null || StripeBooks.Text(charge, "status") != "succeeded"))
        {
            return StripeRefusal.Missing(source);
        }

        if (Group(charge) is { } group && group != (call["transfer_group"] ?? group))
            return StripeRefusal.Parameter("transfer_group");
        var isCovered = (charge is null || amount <= Left(charge)) && amount <= books.Balance;
        if (!isCovered)
            return StripeRefusal.Of(400, "balance_insufficient", "Insufficient funds.");
        var transfer = books.New("tr", "transfer");
        transfer["amount"] = amount;
        transfer["amount_reversed"] = 0L;
        transfer["currency"] = call["currency"];
        transfer["destination"] = call["destination"];
        transfer["source_transaction"] = call["source_transaction"];
        transfer["transfer_group"] = call["transfer_group"] ?? Group(charge);
        transfer["reversed"] = false;
        transfer["metadata"] = StripeForm.Metadata(call);
        books.TransferList.Add(transfer);
        books.Tell("transfer.created", transfer);
        return Answer.Ok(transfer);
    }

    public Answer Account(CallText call, FaultKind? fault) =>
        call.Id?.StartsWith("acct_", StringComparison.Ordinal) is true
            ? Answer.Ok(books.Account(call.Id))
            : StripeRefusal.Missing(call.Id);

    public Answer ListTransfers(CallText call, FaultKind? fault) => StripeForm.List(
        "list", books.TransferList.Where(it => StripeForm.Matches(it, call, "transfer_group")), call, fault);

    public Answer Refund(CallText call, FaultKind? fault)
    {
        if (Refusal(fault) is { } refused)
            return refused;
        var charge = StripeBooks.Find(books.ChargeList, call["charge"]);
        if (charge is null)
            return StripeRefusal.Missing(call["charge"]);
        var rest = StripeBooks.Whole(charge, "amount") - StripeBooks.Whole(charge, "amount_refunded");
        if (!TryAmount(call, out var amount))
            amount = rest;
        if (rest == 0)
            return StripeRefusal.Of(400, "charge_already_refunded", "It has been refunded.");
        if (amount > rest)
            return StripeRefusal.Parameter("amount");
        if (amount > books.Balance)
            return StripeRefusal.Of(400, "balance_insufficient", "Insufficient funds.");
        var refund = books.New("re", "refund");
        refund["amount"] = amount;
        refund["currency"] = StripeBooks.Text(charge, "currency");
        refund["charge"] = call["charge"];
        refund["payment_intent"] = StripeBooks.Text(charge, "payment_intent");
        refund["reason"] = call["reason"];
        refund["metadata"] = StripeForm.Metadata(call);
        refund["status"] = fault is FaultKind.StaysPending or FaultKind.FailsLater ? "pending" : "succeeded";
        books.RefundList.Add(refund);
        charge["amount_refunded"] = StripeBooks.Whole(charge, "amount_refunded") + amount;
        books.Tell("refund.created", refund);
        books.Tell("charge.refunded", charge);
        var answer = Answer.Ok(refund);
        if (fault is FaultKind.FailsLater)
            Fail(refund);
        return answer;
    }

    public Answer ListRefunds(CallText call, FaultKind? fault) => StripeForm.List(
        "list", books.RefundList.Where(refund => StripeForm.Matches(refund, call, "charge")), call, fault);

    /// <summary>What was pending is done.</summary>
    public void Finish()
    {
        foreach (var refund in books.RefundList.Where(it => StripeBooks.Text(it, "status") == "pending"))
        {
            refund["status"] = "succeeded";
            books.Tell("refund.updated", refund);
        }
    }

    /// <summary>It comes back.</summary>
    public void Fail(JsonObject refund)
    {
        var charge = StripeBooks.Find(books.ChargeList, StripeBooks.Text(refund, "charge"))!;
        refund["status"] = "failed";
        refund["failure_reason"] = "expired_or_canceled_card";
        charge["amount_refunded"] =
            StripeBooks.Whole(charge, "amount_refunded") - StripeBooks.Whole(refund, "amount");
        books.Tell("refund.failed", refund);
    }

    private static Answer? Refusal(FaultKind? fault) => fault switch
    {
        FaultKind.Declined => StripeRefusal.Of(400, "charge_disputed", "The charge is disputed."),
        FaultKind.InsufficientBalance => StripeRefusal.Of(400, "balance_insufficient", "Insufficient funds."),
        FaultKind.AccountOnHold => StripeRefusal.Of(
            400, "insufficient_capabilities_for_transfer", "The account may not receive transfers."),
        _ => null,
    };

    private static bool TryAmount(CallText call, out long amount) =>
        long.TryParse(call["amount"], NumberStyles.None, CultureInfo.InvariantCulture, out amount) && amount > 0;

    private static string? Group(JsonObject? charge) =>
        charge is null ? null : StripeBooks.Text(charge, "transfer_group");

    /// <summary>What transfers may still take from a charge.</summary>
    private long Left(JsonObject charge) => StripeBooks.Whole(charge, "amount") - StripeBooks.Sum(
        books.TransferList.Where(it => StripeBooks.Text(it, "source_transaction") == Lists.Id(charge)), "amount");
}
