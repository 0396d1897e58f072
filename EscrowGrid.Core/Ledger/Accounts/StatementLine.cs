namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>A movement as its account sees it.</summary>
/// <param name="Movement">What moved.</param>
/// <param name="IsCredit">Whether it came into the account; else it went out.</param>
/// <param name="BalanceAfter">The account's balance after it.</param>
public sealed record StatementLine(Movement Movement, bool IsCredit, decimal BalanceAfter)
{
    /// <summary>Where it came from, or went to.</summary>
    public AccountKind Other => IsCredit ? Movement.From : Movement.To;
}
