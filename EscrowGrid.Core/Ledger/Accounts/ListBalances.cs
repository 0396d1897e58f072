using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>What is in the accounts of a position, or of all positions of an institution, now or at a time.</summary>
public sealed class ListBalances(IAccountStore accounts, AccountAccess access, TimeProvider time)
{
    /// <param name="institution">Null for the caller's own.</param>
    /// <param name="position">Null for all positions taken together.</param>
    /// <param name="at">The end of this moment; null for now. Whole milliseconds.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    public async Task<Result<BalanceSheet>> HandleAsync(
        InstitutionId? institution,
        PositionId? position,
        DateTimeOffset? at,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(institution, position, caller, cancellationToken);
        if (!found.TryGet(out var scope, out var problem))
            return problem;
        var before = at?.AddMilliseconds(1);
        var balances = await accounts.FindBalancesAsync(scope, before, cancellationToken);
        return new BalanceSheet(scope, at ?? time.NowInMilliseconds(), balances);
    }
}
