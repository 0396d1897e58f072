namespace EscrowGrid.Api.Requests;

/// <summary>
/// A part of a list that only grows. <c>nextCursor</c> is always there: whoever keeps it can ask later for what has
/// come since.
/// </summary>
internal sealed record CursorResponse<T>(IReadOnlyList<T> Data, string NextCursor, bool HasMore);
