namespace EscrowGrid.Api.Requests;

/// <summary>A page of a counted list (wire contract, section 3).</summary>
internal sealed record PageResponse<T>(T[] Data, PaginationResponse Pagination);
