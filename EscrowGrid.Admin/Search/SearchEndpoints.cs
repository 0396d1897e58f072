using EscrowGrid.Admin.Paging;

namespace EscrowGrid.Admin.Search;

/// <summary>Leads from an id, or a reference of the institution's own, to its page.</summary>
internal static class SearchEndpoints
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["pos"] = "/positions/",
        ["inst"] = "/institutions/",
        ["ast"] = "/assets/",
        ["tmpl"] = "/templates/",
        ["appr"] = "/approvals/",
        ["esc"] = "/escrows/",
        ["cmd"] = "/commands/",
        ["usr"] = "/users/",
        ["job"] = "/jobs/",
        ["chn"] = "/chain/",
        ["whd"] = "/webhooks/deliveries/",
        ["wh"] = "/webhooks/",
    };

    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/search", static (string? q) => TypedResults.LocalRedirect(Find(q?.Trim() ?? "")));

    private static string Find(string text)
    {
        if (text.Length == 0) return "/";
        var prefix = text.Split('_')[0];
        return text.Contains('_') && Pages.TryGetValue(prefix, out var page)
            ? page + Uri.EscapeDataString(text)
            : new Address("/positions").With("reference", text).ToString();
    }
}
