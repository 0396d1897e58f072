using System.Diagnostics.CodeAnalysis;

namespace EscrowGrid.Core.Paging;

/// <summary>A page of rows, oldest first.</summary>
/// <param name="Rows">At most <see cref="Page.Limit"/>.</param>
/// <param name="Total">How many there are in all; null for a page by cursor, which nobody counts.</param>
/// <param name="HasMore">Whether rows follow.</param>
/// <param name="Page">What was asked for.</param>
[SuppressMessage("Design", "CA1000", Justification = "Nothing but the rows' type could be meant.")]
public sealed record Listing<T>(IReadOnlyList<T> Rows, long? Total, bool HasMore, Page Page)
    where T : IListed
{
    /// <summary>Where the next page starts; null for a page by offset and for the last one.</summary>
    public Cursor? Next => HasMore && Page.Cursor is { } cursor ? cursor with { After = Rows[^1].Key } : null;

    public static Listing<T> Counted(IReadOnlyList<T> rows, long total, Page page) =>
        new(rows, total, page.Offset + page.Limit < total, page);

    /// <param name="rows">The rows of the page, and one more if there is one.</param>
    /// <param name="page">What was asked for, by cursor.</param>
    public static Listing<T> Uncounted(IReadOnlyList<T> rows, Page page) =>
        new([.. rows.Take(page.Limit)], Total: null, rows.Count > page.Limit, page);
}
