namespace EscrowGrid.Client.Paging;

/// <summary>Which part of a list to read.</summary>
/// <param name="Limit">1 to 1000.</param>
/// <param name="Offset">From 0; past the end is an empty page and no error.</param>
public sealed record PageRequest(int Limit = 100, long Offset = 0)
{
    /// <summary>The first hundred rows.</summary>
    public static PageRequest First { get; } = new();
}
