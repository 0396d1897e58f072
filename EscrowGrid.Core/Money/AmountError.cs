namespace EscrowGrid.Core;

/// <summary>Why a number is not an <see cref="Amount"/>.</summary>
public enum AmountError
{
    /// <summary>It is one.</summary>
    None,
    NotPositive,
    TooSmall,
    TooLarge,
    TooManyDecimals,
}
