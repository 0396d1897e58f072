using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>Cuts a page out of rows that are in the order of their creation.</summary>
internal static class MemoryListing
{
    public static Listing<T> ToListing<T>(this IEnumerable<T> rows, Page page)
    {
        var matching = rows.ToList();
        var start = (int)Math.Min(page.Offset, matching.Count);
        var count = Math.Min(page.Limit, matching.Count - start);
        return new Listing<T>(matching.GetRange(start, count), matching.Count, page);
    }

    public static Slice<T> ToSlice<T>(this IEnumerable<T> rows, Page page)
    {
        var listing = rows.ToListing(page);
        return new Slice<T>(listing.Rows, listing.HasMore);
    }
}
