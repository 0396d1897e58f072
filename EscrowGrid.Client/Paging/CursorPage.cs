namespace EscrowGrid.Client.Paging;

/// <summary>A part of a log that only grows, oldest first.</summary>
/// <param name="Data">The next rows; empty when nothing has come since.</param>
/// <param name="NextCursor">Where to go on, now or later; always there.</param>
/// <param name="HasMore">True when another page can be read at once.</param>
public sealed record CursorPage<T>(IReadOnlyList<T> Data, string NextCursor, bool HasMore);
