using EscrowGrid.Client.Paging;

namespace EscrowGrid.Admin.Paging;

/// <summary>A part of a list that the API gives oldest first, from its end.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="HasOlder">Whether there are rows before them.</param>
internal sealed record Latest<T>(IReadOnlyList<T> Rows, bool HasOlder)
{
    /// <param name="read">Reads a page by offset.</param>
    /// <param name="limit">At most so many rows; at least 1.</param>
    /// <param name="newer">How many of the newest to leave out; from 0.</param>
    public static async Task<Latest<T>> ReadAsync(Func<PageRequest, Task<Page<T>>> read, int limit, long newer = 0)
    {
        // Where the list ends is only known once a page of it was read; a short one is all of it.
        var first = await read(new PageRequest(limit));
        var end = (first.Pagination.Total ?? first.Data.Count) - newer;
        if (end <= 0) return new Latest<T>([], HasOlder: false);
        var start = Math.Max(0, end - limit);
        var page = start == 0 ? first : await read(new PageRequest(limit, start));
        return new Latest<T>([.. page.Data.Take((int)(end - start)).Reverse()], start > 0);
    }
}
