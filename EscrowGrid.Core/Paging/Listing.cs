namespace EscrowGrid.Core.Paging;

/// <summary>A page of rows, oldest first, and how many there are in all.</summary>
public sealed record Listing<T>(IReadOnlyList<T> Rows, long Total, Page Page)
{
    public bool HasMore => Page.Offset + Page.Limit < Total;
}
