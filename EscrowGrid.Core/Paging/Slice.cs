namespace EscrowGrid.Core.Paging;

/// <summary>
/// Rows of a list that is not counted, oldest first; counting a whole ledger would cost more than reading it.
/// </summary>
public sealed record Slice<T>(IReadOnlyList<T> Rows, bool HasMore);
