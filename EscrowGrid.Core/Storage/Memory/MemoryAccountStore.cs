using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryAccountStore(MemoryDatabase database) : IAccountStore
{
    public Task<IReadOnlyList<AccountBalance>> FindBalancesAsync(
        AccountScope scope, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(AccountBalance.InOrder(
                MovementsOf(scope).Where(it => before is not { } end || it.At < end)
                    .SelectMany(it => new[]
                    {
                        new AccountBalance(it.To, it.Money.Currency, it.Money.Amount.Value, 0),
                        new AccountBalance(it.From, it.Money.Currency, 0, it.Money.Amount.Value),
                    })
                    .GroupBy(side => (side.Account, side.Currency))
                    .Select(group => new AccountBalance(
                        group.Key.Account,
                        group.Key.Currency,
                        group.Sum(side => side.Credits),
                        group.Sum(side => side.Debits)))));
        }
    }

    public Task<Statement> ReadStatementAsync(StatementQuery query, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var movements = MovementsOf(query.Scope)
                .Where(it => it.Money.Currency == query.Currency)
                .Where(it => it.From == query.Account || it.To == query.Account)
                .OrderBy(it => it.Key)
                .ToList();
            var opening = movements
                .Where(it => it.Key <= query.After)
                .Sum(it => it.To == query.Account ? it.Money.Amount.Value : -it.Money.Amount.Value);
            var lines = movements
                .Where(it => it.Key > query.After && (query.Before is not { } end || it.At < end))
                .Take(query.Limit + 1)
                .ToList();
            return Task.FromResult(Statement.Of(query, opening, lines));
        }
    }

    /// <summary>Nothing to do: balances are summed up when they are read.</summary>
    public Task<long> FoldAsync(CancellationToken cancellationToken) => Task.FromResult(0L);

    /// <summary>The caller holds the lock.</summary>
    private IEnumerable<Movement> MovementsOf(AccountScope scope) => database.Movements
        .Where(it => it.Institution == scope.Institution && (scope.Subject is null || it.Subject == scope.Subject));
}
