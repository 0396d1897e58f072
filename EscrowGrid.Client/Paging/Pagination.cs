namespace EscrowGrid.Client.Paging;

/// <summary>Where a page is in its list.</summary>
/// <param name="Limit">The size that was asked for, 1 to 1000.</param>
/// <param name="HasMore">True when another page follows.</param>
/// <param name="Total">How many rows match the filter; null for a page by cursor.</param>
/// <param name="Offset">How many rows come before this page; null for a page by cursor.</param>
/// <param name="NextCursor">Where the next page by cursor starts; null after the last one.</param>
public sealed record Pagination(
    int Limit, bool HasMore, long? Total = null, long? Offset = null, string? NextCursor = null);
