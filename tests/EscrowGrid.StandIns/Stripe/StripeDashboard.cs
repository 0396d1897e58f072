using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>Whoever of the marketplace signs in at the provider's own pages, past the product.</summary>
public sealed class StripeDashboard
{
    private readonly StripeBooks _books;
    private readonly StripePayouts _payouts;
    private readonly Lock _lock;

    internal StripeDashboard(StripeBooks books, StripePayouts payouts, Lock bookLock)
    {
        _books = books;
        _payouts = payouts;
        _lock = bookLock;
    }

    /// <param name="charge">Of which something goes back.</param>
    /// <param name="amount">Cents; null for all that is left.</param>
    /// <returns>The refund.</returns>
    public string Refund(string charge, long? amount = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["charge"] = charge };
        if (amount is { } cents)
            fields["amount"] = cents.ToString(CultureInfo.InvariantCulture);
        return Made(call => _payouts.Refund(call, fault: null), fields);
    }

    /// <summary>The bank has not taken a refund: its money is back.</summary>
    public void FailRefund(string refund)
    {
        lock (_lock)
            _payouts.Fail(StripeBooks.Find(_books.RefundList, refund) ?? throw Missing(refund));
    }

    /// <param name="charge">From which it is taken.</param>
    /// <param name="destination">An account.</param>
    /// <param name="cents">How much.</param>
    /// <param name="settlement">As which settlement it is labelled; null for none.</param>
    /// <returns>The transfer.</returns>
    public string Transfer(string charge, string destination, long cents, string? settlement = null)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["source_transaction"] = charge,
            ["destination"] = destination,
            ["amount"] = cents.ToString(CultureInfo.InvariantCulture),
            ["currency"] = "usd",
        };
        if (settlement is not null)
            fields["metadata[settlement_id]"] = settlement;
        return Made(call => _payouts.Transfer(call, fault: null), fields);
    }

    /// <summary>Takes all of a transfer back.</summary>
    public void Reverse(string transfer)
    {
        lock (_lock)
        {
            var made = StripeBooks.Find(_books.TransferList, transfer) ?? throw Missing(transfer);
            made["amount_reversed"] = StripeBooks.Whole(made, "amount");
            made["reversed"] = true;
            _books.Tell("transfer.reversed", made);
        }
    }

    /// <summary>Stripe lets a seller's account take no transfers any more.</summary>
    /// <param name="account">Which.</param>
    /// <param name="reason">Stripe's word for it.</param>
    public void Restrict(string account, string reason = "requirements.past_due")
    {
        lock (_lock)
        {
            _books.Restricted[account] = reason;
            _books.Tell("account.updated", _books.Account(account));
        }
    }

    /// <summary>It may take them again.</summary>
    public void Restore(string account)
    {
        lock (_lock)
        {
            _books.Restricted.Remove(account);
            _books.Tell("account.updated", _books.Account(account));
        }
    }

    /// <summary>Stripe's own entry of a charge is spoilt, or is mended.</summary>
    /// <param name="charge">By the id that it has now.</param>
    /// <param name="field">Which.</param>
    /// <param name="value">Null for none.</param>
    public void Write(string charge, string field, JsonNode? value)
    {
        lock (_lock)
            (StripeBooks.Find(_books.ChargeList, charge) ?? throw Missing(charge))[field] = value;
    }

    private static InvalidOperationException Missing(string id) => new($"There is no {id}.");

    private string Made(Func<CallText, Answer> act, Dictionary<string, string> fields)
    {
        lock (_lock)
        {
            var answer = act(new CallText(fields, Key: null, Fingerprint: ""));
            return answer.Status == 200 && answer.Body is JsonObject made
                ? Lists.Id(made)
                : throw new InvalidOperationException($"Refused: {answer.Body}");
        }
    }
}
