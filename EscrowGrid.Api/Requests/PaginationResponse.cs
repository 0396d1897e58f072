namespace EscrowGrid.Api.Requests;

/// <summary>Where a page stands in its list.</summary>
internal sealed record PaginationResponse(long Total, int Limit, long Offset, bool HasMore);
