using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Calls;

namespace EscrowGrid.StandIns.Custodian;

/// <summary>All that the wallet has: each object as the API shows it. Whoever uses it holds its lock.</summary>
/// <param name="time">When things happen.</param>
/// <param name="first">The number before the first id.</param>
/// <param name="tell">Hears of each event.</param>
public sealed class CustodianBooks(StandInClock time, long first, Action<string, JsonObject> tell)
{
    /// <summary>The contract of the only token that is money.</summary>
    public const string Token = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913";

    private long _last = first;

    public IReadOnlyList<JsonObject> Addresses => AddressList;

    public IReadOnlyList<JsonObject> Deposits => DepositList;

    public IReadOnlyList<JsonObject> Transfers => TransferList;

    /// <summary>Millionths of a USDC.</summary>
    public long Balance => Sum(DepositList.Where(IsMoney)) - Sum(TransferList.Where(IsAlive));

    internal List<JsonObject> AddressList { get; } = [];

    internal List<JsonObject> DepositList { get; } = [];

    internal List<JsonObject> TransferList { get; } = [];

    internal static string? Text(JsonObject item, string name) => item[name]?.GetValue<string>();

    internal static long Units(JsonObject item) => long.Parse(Text(item, "amount")!, CultureInfo.InvariantCulture);

    internal long Now => time.GetUtcNow().ToUnixTimeSeconds();

    internal long Next() => ++_last;

    /// <summary>So many hex digits, never the same.</summary>
    internal string Hex(int digits) => $"0x{Next().ToString($"x{digits}", CultureInfo.InvariantCulture)}";

    internal void Tell(string type, JsonObject about) => tell(type, new JsonObject
    {
        ["id"] = $"cev_{Next():D8}",
        ["type"] = type,
        ["created"] = Now,
        ["data"] = about.DeepClone(),
    });

    public JsonObject Dump() => new()
    {
        ["balance"] = Balance.ToString(CultureInfo.InvariantCulture),
        ["addresses"] = Copy(AddressList),
        ["deposits"] = Copy(DepositList),
        ["transfers"] = Copy(TransferList),
    };

    private static bool IsMoney(JsonObject deposit) =>
        Text(deposit, "token") == Token && Text(deposit, "status") == "confirmed";

    private static bool IsAlive(JsonObject transfer) => Text(transfer, "status") != "failed";

    private static long Sum(IEnumerable<JsonObject> list) => list.Sum(Units);

    private static JsonArray Copy(IEnumerable<JsonObject> list) => [.. list.Select(item => item.DeepClone())];

    internal static JsonObject? Find(IEnumerable<JsonObject> list, string? id) =>
        list.FirstOrDefault(item => Lists.Id(item) == id);
}
