namespace EscrowGrid.Client.Paging;

/// <summary>Where a page is in its list.</summary>
/// <param name="Total">How many rows match the filter.</param>
/// <param name="Limit">The size that was asked for, 1 to 1000.</param>
/// <param name="Offset">How many rows come before this page.</param>
/// <param name="HasMore">True when another page follows.</param>
public sealed record Pagination(long Total, int Limit, long Offset, bool HasMore);
