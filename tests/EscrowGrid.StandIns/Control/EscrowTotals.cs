using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Stripe;

namespace EscrowGrid.StandIns.Control;

/// <summary>
/// What a provider's books say about one escrow, for whoever compares them with the product's. In cents.
/// </summary>
/// <param name="Received">From the buyer.</param>
/// <param name="Paid">To the seller.</param>
/// <param name="Returned">To the buyer.</param>
public sealed record EscrowTotals(decimal Received, decimal Paid, decimal Returned)
{
    private const decimal UnitsPerCent = 10_000;

    internal static EscrowTotals Of(StripeBooks books, string escrow)
    {
        var intents = books.Intents.Where(it => IsOf(it, escrow)).Select(Lists.Id).ToHashSet(StringComparer.Ordinal);
        var charges = books.Charges
            .Where(it => intents.Contains(StripeBooks.Text(it, "payment_intent")!))
            .Where(it => StripeBooks.Text(it, "status") == "succeeded")
            .ToList();
        var ids = charges.Select(Lists.Id).ToHashSet(StringComparer.Ordinal);
        return new EscrowTotals(
            StripeBooks.Sum(charges, "amount"),
            StripeBooks.Sum(
                books.Transfers.Where(it => StripeBooks.Text(it, "source_transaction") is { } source
                    ? ids.Contains(source)
                    : StripeBooks.Text(it, "transfer_group") == escrow),
                "amount"),
            StripeBooks.Sum(
                books.Refunds
                    .Where(it => ids.Contains(StripeBooks.Text(it, "charge")!))
                    .Where(it => StripeBooks.Text(it, "status") == "succeeded"),
                "amount"));
    }

    /// <summary>A transfer says by itself whether it pays the seller: any other address is one that money came from.
    /// </summary>
    internal static EscrowTotals Of(CustodianBooks books, string escrow)
    {
        var addresses = books.Addresses
            .Where(it => CustodianBooks.Text(it, "reference") == escrow)
            .Select(Lists.Id)
            .ToHashSet(StringComparer.Ordinal);
        var deposits = books.Deposits
            .Where(it => addresses.Contains(CustodianBooks.Text(it, "address_id")!))
            .Where(it => CustodianBooks.Text(it, "status") == "confirmed")
            .ToList();
        var senders = deposits.Select(it => CustodianBooks.Text(it, "sender")).ToHashSet(StringComparer.Ordinal);
        var transfers = books.Transfers
            .Where(it => IsOf(it, escrow) && CustodianBooks.Text(it, "status") == "completed")
            .ToLookup(it => senders.Contains(CustodianBooks.Text(it, "to")));
        return new EscrowTotals(Cents(deposits), Cents(transfers[false]), Cents(transfers[true]));
    }

    private static bool IsOf(JsonObject item, string escrow) =>
        item["metadata"]?["escrow_id"]?.GetValue<string>() == escrow;

    private static decimal Cents(IEnumerable<JsonObject> items) => items.Sum(CustodianBooks.Units) / UnitsPerCent;
}
