using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>All that the platform's account has, as the API shows it. Whoever uses it holds its lock.</summary>
/// <param name="time">When things happen.</param>
/// <param name="first">The number before the first id.</param>
/// <param name="tell">Hears of each event.</param>
public sealed class StripeBooks(StandInClock time, long first, Action<string, JsonObject> tell)
{
    private long _last = first;

    public IReadOnlyList<JsonObject> Intents => IntentList;

    public IReadOnlyList<JsonObject> Charges => ChargeList;

    public IReadOnlyList<JsonObject> Transfers => TransferList;

    public IReadOnlyList<JsonObject> Refunds => RefundList;

    public IReadOnlyList<JsonObject> Disputes => DisputeList;

    /// <summary>What is left of all charges: cents.</summary>
    public long Balance =>
        Sum(ChargeList.Where(charge => Text(charge, "status") == "succeeded"), "amount")
        - Sum(TransferList, "amount")
        - Sum(RefundList.Where(refund => Text(refund, "status") is not ("failed" or "canceled")), "amount");

    /// <summary>Accounts that can take no transfers, and why; all others can.</summary>
    internal Dictionary<string, string> Restricted { get; } = new(StringComparer.Ordinal);

    internal List<JsonObject> IntentList { get; } = [];

    internal List<JsonObject> ChargeList { get; } = [];

    internal List<JsonObject> TransferList { get; } = [];

    internal List<JsonObject> RefundList { get; } = [];

    internal List<JsonObject> DisputeList { get; } = [];

    internal long Now => time.GetUtcNow().ToUnixTimeSeconds();

    internal static string? Text(JsonObject item, string name) => item[name]?.GetValue<string>();

    internal static long Whole(JsonObject item, string name) => item[name]!.GetValue<long>();

    internal static JsonObject? Find(IEnumerable<JsonObject> list, string? id) =>
        list.FirstOrDefault(item => Lists.Id(item) == id);

    internal static long Sum(IEnumerable<JsonObject> list, string name) => list.Sum(item => Whole(item, name));

    /// <summary>The head that every object has.</summary>
    internal JsonObject New(string prefix, string kind) => new()
    {
        ["id"] = $"{prefix}_{++_last:D8}",
        ["object"] = kind,
        ["created"] = Now,
        ["livemode"] = false,
    };

    /// <summary>An account of a seller, as far as anybody asks for it.</summary>
    internal JsonObject Account(string id)
    {
        var reason = Restricted.GetValueOrDefault(id);
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "account",
            ["charges_enabled"] = reason is null,
            ["payouts_enabled"] = reason is null,
            ["capabilities"] = new JsonObject { ["transfers"] = reason is null ? "active" : "inactive" },
            ["requirements"] = new JsonObject { ["disabled_reason"] = reason },
        };
    }

    /// <summary>What the account's webhook is told.</summary>
    internal void Tell(string type, JsonObject about)
    {
        var notice = New("evt", "event");
        notice["type"] = type;
        notice["api_version"] = "2024-06-20";
        notice["data"] = new JsonObject { ["object"] = about.DeepClone() };
        tell(type, notice);
    }

    public JsonObject Dump() => new()
    {
        ["balance"] = Balance,
        ["payment_intents"] = Copy(IntentList),
        ["charges"] = Copy(ChargeList),
        ["transfers"] = Copy(TransferList),
        ["refunds"] = Copy(RefundList),
        ["disputes"] = Copy(DisputeList),
    };

    private static JsonArray Copy(IEnumerable<JsonObject> list) => [.. list.Select(item => item.DeepClone())];
}
