using EscrowGrid.Admin.Paging;
using EscrowGrid.Admin.Sessions;

namespace EscrowGrid.Admin.Search;

/// <summary>Leads from an id, or a reference of the institution's own, to its page.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/search", static (string? q, Session session) =>
            TypedResults.LocalRedirect(Find(q?.Trim() ?? "", session.Rights)));

    private static string Find(string text, Rights rights)
    {
        if (text.Length == 0) return "/";
        if (IdPages.OrList(text) is { } page) return page;
        // What has no page is at least where it was worked with.
        return IdPages.IsId(text) && rights.Reads("audit")
            ? new Address("/audit").With("resource", text).ToString()
            : new Address("/positions").With("reference", text).ToString();
    }
}
