namespace EscrowGrid.Core;

/// <summary>How exact decimals are kept, so that equal ones are written alike.</summary>
public static class Decimals
{
    /// <summary>The same number without the zeros at the end that sums and databases leave there.</summary>
    /// <remarks>
    /// Dividing by one written with 28 decimals is how <see cref="decimal"/> drops the zeros it carries.
    /// </remarks>
    public static decimal WithoutTrailingZeros(this decimal value) => value / 1.000_000_000_000_000_000_000_000_000_0m;
}
