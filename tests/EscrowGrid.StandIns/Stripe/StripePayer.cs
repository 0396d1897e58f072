using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>The other side of the counter: who pays, and who wants the money back.</summary>
public sealed class StripePayer
{
    private readonly StripeBooks _books;
    private readonly FaultOrders _faults;
    private readonly Lock _lock;

    internal StripePayer(StripeBooks books, FaultOrders faults, Lock bookLock)
    {
        _books = books;
        _faults = faults;
        _lock = bookLock;
    }

    /// <param name="intent">What is paid.</param>
    /// <param name="outcome"><c>succeeds</c>, <c>fails</c> or <c>processing</c>.</param>
    /// <returns>The charge.</returns>
    public string Pay(string intent, string outcome = "succeeds")
    {
        lock (_lock)
        {
            var fault = _faults.Take("stripe.pay");
            var paid = Require(intent);
            var charge = Charge(paid, outcome, fault);
            if (fault is FaultKind.PaidTwice)
                Charge(paid, outcome, fault);
            if (fault is FaultKind.Reversed)
                OpenDispute(charge);
            return Lists.Id(charge);
        }
    }

    /// <summary>What was processing has come, or has not.</summary>
    public void Settle(string intent, bool succeeds)
    {
        lock (_lock)
        {
            var paid = Require(intent);
            var charge = _books.ChargeList.Last(it => StripeBooks.Text(it, "payment_intent") == intent);
            Record(paid, charge, succeeds ? "succeeds" : "fails");
        }
    }

    /// <param name="charge">Whose payer asks for it back.</param>
    public void Dispute(string charge)
    {
        lock (_lock)
        {
            OpenDispute(StripeBooks.Find(_books.ChargeList, charge)
                ?? throw new InvalidOperationException("No such charge."));
        }
    }

    /// <param name="charge">A disputed one.</param>
    /// <param name="outcome"><c>won</c> or <c>lost</c>.</param>
    public void CloseDispute(string charge, string outcome)
    {
        lock (_lock)
        {
            var dispute = _books.DisputeList.Last(it => StripeBooks.Text(it, "charge") == charge);
            dispute["status"] = outcome;
            _books.Tell("charge.dispute.closed", dispute);
        }
    }

    private JsonObject Require(string intent) =>
        StripeBooks.Find(_books.IntentList, intent) is { } found && StripeBooks.Text(found, "status") != "canceled"
            ? found
            : throw new InvalidOperationException("No such intent, or it is canceled.");

    private JsonObject Charge(JsonObject intent, string outcome, FaultKind? fault)
    {
        var charge = _books.New("ch", "charge");
        var asked = StripeBooks.Whole(intent, "amount");
        charge["amount"] = fault switch
        {
            FaultKind.ShortPayment => asked / 2,
            FaultKind.OverPayment => asked * 2,
            _ => asked,
        };
        charge["amount_refunded"] = 0L;
        charge["currency"] = fault is FaultKind.WrongAsset ? "eur" : StripeBooks.Text(intent, "currency");
        charge["payment_intent"] = Lists.Id(intent);
        charge["transfer_group"] = StripeBooks.Text(intent, "transfer_group");
        charge["metadata"] = intent["metadata"]!.DeepClone();
        charge["disputed"] = false;
        _books.ChargeList.Add(charge);
        intent["latest_charge"] = Lists.Id(charge);
        Record(intent, charge, outcome);
        return charge;
    }

    private void Record(JsonObject intent, JsonObject charge, string outcome)
    {
        var (ofIntent, ofCharge, type) = outcome switch
        {
            "fails" => ("requires_payment_method", "failed", "payment_intent.payment_failed"),
            "processing" => ("processing", "pending", "payment_intent.processing"),
            _ => ("succeeded", "succeeded", "payment_intent.succeeded"),
        };
        intent["status"] = ofIntent;
        charge["status"] = ofCharge;
        charge["captured"] = ofCharge == "succeeded";
        if (ofCharge == "succeeded")
            intent["amount_received"] = StripeBooks.Whole(charge, "amount");
        _books.Tell(type, intent);
    }

    private void OpenDispute(JsonObject charge)
    {
        charge["disputed"] = true;
        var dispute = _books.New("dp", "dispute");
        dispute["amount"] = StripeBooks.Whole(charge, "amount");
        dispute["currency"] = StripeBooks.Text(charge, "currency");
        dispute["charge"] = Lists.Id(charge);
        dispute["payment_intent"] = StripeBooks.Text(charge, "payment_intent");
        dispute["status"] = "needs_response";
        dispute["metadata"] = new JsonObject();
        _books.DisputeList.Add(dispute);
        _books.Tell("charge.dispute.created", dispute);
    }
}
