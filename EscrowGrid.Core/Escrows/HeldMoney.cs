namespace EscrowGrid.Core.Escrows;

/// <summary>The money that escrows of one state hold.</summary>
/// <param name="State">FUNDS_HELD, DELIVERED or DISPUTED.</param>
/// <param name="Since">When the first of it came in, in UTC.</param>
/// <param name="Near">How many of those escrows have a deadline that passes soon.</param>
public sealed record HeldMoney(EscrowState State, DateTimeOffset Since, long Near)
{
    /// <summary>The states in which money waits for people.</summary>
    internal static IReadOnlyList<EscrowState> States { get; } =
        [EscrowState.FundsHeld, EscrowState.Delivered, EscrowState.Disputed];
}
