namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>Looks at the movements. They are stored with what moves the money, never by themselves.</summary>
public interface IAccountStore
{
    /// <param name="scope">Whose accounts.</param>
    /// <param name="before">The balances of what happened before this moment; null for all that has.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Accounts that nothing has moved are left out. By currency, then by account.</returns>
    Task<IReadOnlyList<AccountBalance>> FindBalancesAsync(
        AccountScope scope, DateTimeOffset? before, CancellationToken cancellationToken);

    /// <returns>Opening balance and lines of one moment, so that they add up.</returns>
    Task<Statement> ReadStatementAsync(StatementQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Adds new movements to the sums that balances of institutions are made of. May run at any time and twice at once;
    /// balances are right whether it has run or not, only slower to read.
    /// </summary>
    /// <returns>The number of movements that were added.</returns>
    Task<long> FoldAsync(CancellationToken cancellationToken);
}
