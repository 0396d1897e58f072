namespace EscrowGrid.Client.Paging;

/// <summary>A part of a list, in the order of creation.</summary>
public sealed record Page<T>(IReadOnlyList<T> Data, Pagination Pagination);
