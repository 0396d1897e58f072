using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Paging;

/// <summary>Which rows of a list are wanted.</summary>
/// <param name="Limit">1 to <see cref="Limits.PageMaximum"/>.</param>
/// <param name="Offset">0 to <see cref="Limits.OffsetMaximum"/>; 0 with a cursor.</param>
public sealed record Page(int Limit, long Offset)
{
    /// <summary>Of the lists that the contract shows as bare arrays.</summary>
    public static Page Largest { get; } = new(Limits.PageMaximum, 0);

    /// <summary>Null for a page by offset, which is counted; a page by cursor is not.</summary>
    public Cursor? Cursor { get; init; }

    /// <summary>This page of one list; refused when its cursor belongs to another one.</summary>
    public Result<Page> Of(Sha256Digest list)
    {
        if (Cursor is null)
            return this;
        if (Cursor.After is null)
            return this with { Cursor = Cursor with { List = list } };
        return Cursor.List == list
            ? this
            : Problems.InvalidPagination.With(
                new List<FieldError> { new("cursor", "Cursor belongs to another list or to other filters") });
    }
}
