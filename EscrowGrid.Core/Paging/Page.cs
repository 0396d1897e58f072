namespace EscrowGrid.Core.Paging;

/// <summary>Which rows of a list are wanted.</summary>
/// <param name="Limit">1 to <see cref="Limits.PageMaximum"/>.</param>
/// <param name="Offset">0 to <see cref="Limits.OffsetMaximum"/>.</param>
public sealed record Page(int Limit, long Offset)
{
    /// <summary>Of the lists that the contract shows as bare arrays.</summary>
    public static Page Largest { get; } = new(Limits.PageMaximum, 0);
}
