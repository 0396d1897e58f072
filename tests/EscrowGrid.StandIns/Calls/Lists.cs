using System.Globalization;
using System.Text.Json.Nodes;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Calls;

/// <summary>Lists of the books, newest first, page by page.</summary>
internal static class Lists
{
    private const string Misfiled = "listed_by_mistake_under";
    private const int Usual = 10;

    /// <param name="all">As they were made.</param>
    /// <param name="call">Its limit and where it goes on.</param>
    /// <param name="fault">A list may lag, or come in short pages.</param>
    /// <param name="cursor">The name of where to go on.</param>
    /// <returns>The page, and whether more follows.</returns>
    public static (JsonArray Page, bool HasMore) Page(
        IEnumerable<JsonObject> all, CallText call, FaultKind? fault, string cursor)
    {
        if (fault is FaultKind.ListLags)
            return ([], false);
        var limit = fault is FaultKind.ShortPages ? 1
            : call["limit"] is { } text ? int.Parse(text, CultureInfo.InvariantCulture)
            : Usual;
        var rest = all.Reverse().ToList();
        if (call[cursor] is { } after)
            rest = rest[(rest.FindIndex(item => Id(item) == after) + 1)..];
        return ([.. rest.Take(limit).Select(item => item.DeepClone())], rest.Count > limit);
    }

    /// <summary>Has the provider list something where it does not belong; null for nowhere any more.</summary>
    public static void Misfile(JsonObject item, string? way) => item[Misfiled] = way;

    public static bool IsMisfiled(JsonObject item, string way) => item[Misfiled]?.GetValue<string>() == way;

    public static string Id(JsonObject item) => item["id"]!.GetValue<string>();
}
