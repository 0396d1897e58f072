using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>Payment intents, charges and disputes as the platform sees them.</summary>
internal sealed partial class StripeIntents(StripeBooks books)
{
    private const int TimeoutMs = 1_000;
    private const long Least = 50;

    /// <summary>Seconds until the search sees what was made.</summary>
    private const long SearchLag = 60;

    private static readonly string[] Known =
    [
        "amount", "currency", "transfer_group", "description", "metadata", "automatic_payment_methods",
        "payment_method_types", "expand",
    ];

    public Answer Create(CallText call, FaultKind? fault)
    {
        if (call.Fields.Keys.FirstOrDefault(name => !Known.Contains(name.Split('[')[0])) is { } unknown)
            return StripeRefusal.Parameter(unknown);
        if (!long.TryParse(call["amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return StripeRefusal.Parameter("amount");
        if (call["currency"] is not { Length: 3 } currency)
            return StripeRefusal.Parameter("currency");
        if (fault is FaultKind.Declined || amount < Least)
            return StripeRefusal.Of(400, "amount_too_small", "The amount is below the least there is.");
        var intent = books.New("pi", "payment_intent");
        intent["amount"] = amount;
        intent["amount_received"] = 0L;
        intent["currency"] = currency;
        intent["status"] = "requires_payment_method";
        intent["client_secret"] = $"{Lists.Id(intent)}_secret_standin";
        intent["transfer_group"] = call["transfer_group"];
        intent["latest_charge"] = null;
        intent["metadata"] = StripeForm.Metadata(call);
        books.IntentList.Add(intent);
        return Answer.Ok(intent);
    }

    public Answer Retrieve(CallText call, FaultKind? fault) =>
        StripeBooks.Find(books.IntentList, call.Id) is { } intent ? Answer.Ok(intent) : StripeRefusal.Missing(call.Id);

    /// <summary>By one name in the metadata, and not at once.</summary>
    public Answer Search(CallText call, FaultKind? fault)
    {
        var asked = SearchQuery().Match(call["query"] ?? "");
        if (!asked.Success)
            return StripeRefusal.Parameter("query");
        var found = books.IntentList
            .Where(intent => StripeBooks.Whole(intent, "created") + SearchLag <= books.Now)
            .Where(intent => intent["metadata"]![asked.Groups["name"].Value]?.GetValue<string>()
                == asked.Groups["value"].Value);
        return StripeForm.List("search_result", found, call, fault);
    }

    public Answer List(CallText call, FaultKind? fault) => StripeForm.List("list", books.IntentList, call, fault);

    public Answer Cancel(CallText call, FaultKind? fault)
    {
        if (StripeBooks.Find(books.IntentList, call.Id) is not { } intent)
            return StripeRefusal.Missing(call.Id);
        if (StripeBooks.Text(intent, "status") is "succeeded" or "processing" or "canceled")
            return StripeRefusal.Of(400, "payment_intent_unexpected_state", "It cannot be canceled any more.");
        intent["status"] = "canceled";
        books.Tell("payment_intent.canceled", intent);
        return Answer.Ok(intent);
    }

    public Answer ListCharges(CallText call, FaultKind? fault) => StripeForm.List(
        "list",
        books.ChargeList.Where(charge => StripeForm.Matches(charge, call, "payment_intent")),
        call,
        fault);

    public Answer ListDisputes(CallText call, FaultKind? fault) => StripeForm.List(
        "list", books.DisputeList.Where(dispute => StripeForm.Matches(dispute, call, "charge")), call, fault);

    public Answer Balance(CallText call, FaultKind? fault) => Answer.Ok(new JsonObject
    {
        ["object"] = "balance",
        ["livemode"] = false,
        ["available"] = new JsonArray(new JsonObject { ["amount"] = books.Balance, ["currency"] = "usd" }),
        ["pending"] = new JsonArray(),
    });

    [GeneratedRegex(
        """^metadata\[["'](?<name>\w+)["']\]\s*:\s*["'](?<value>[^"']+)["']$""",
        RegexOptions.ExplicitCapture,
        TimeoutMs)]
    private static partial Regex SearchQuery();
}
