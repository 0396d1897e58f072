using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>Cuts pages out of rows.</summary>
internal static class MemoryListing
{
    /// <summary>In the order that the database keeps: by creation, rows of one millisecond by id.</summary>
    public static Listing<T> ToListing<T>(this IEnumerable<T> rows, Page page)
        where T : IListed
    {
        if (page.Cursor is not { } cursor)
        {
            var matching = rows.OrderBy(row => row.Key).ToList();
            return Listing<T>.Counted(Cut(matching, page), matching.Count, page);
        }

        var following = cursor.After is { } key ? rows.Where(row => row.Key > key) : rows;
        return Listing<T>.Uncounted([.. following.OrderBy(row => row.Key).Take(page.Limit + 1)], page);
    }

    /// <summary>In the order that the rows have.</summary>
    public static Slice<T> ToSlice<T>(this IEnumerable<T> rows, Page page)
    {
        var all = rows.ToList();
        return new Slice<T>(Cut(all, page), page.Offset + page.Limit < all.Count);
    }

    private static List<T> Cut<T>(List<T> rows, Page page)
    {
        var start = (int)Math.Min(page.Offset, rows.Count);
        return rows.GetRange(start, Math.Min(page.Limit, rows.Count - start));
    }
}
