namespace EscrowGrid.Api.Requests;

/// <summary>
/// Where a page stands in its list. A page by offset has a total and an offset; a page by cursor has neither, but where
/// the next one starts, if there is one.
/// </summary>
internal sealed record PaginationResponse(long? Total, int Limit, long? Offset, bool HasMore, string? NextCursor);
