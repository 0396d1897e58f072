using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>The movements of one account with the balance after each of them.</summary>
public sealed class ReadStatement(IAccountStore accounts, AccountAccess access)
{
    public async Task<Result<Statement>> HandleAsync(Query query, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = await access.FindAsync(query.Institution, query.Position, caller, cancellationToken);
        if (!found.TryGet(out var scope, out var problem))
            return problem;
        var after = query.After ?? MovementKey.From(query.From ?? DateTimeOffset.MinValue);
        return await accounts.ReadStatementAsync(
            new StatementQuery(scope, query.Account, query.Currency, after, query.Before, query.Limit),
            cancellationToken);
    }

    /// <summary>A validated request.</summary>
    /// <param name="Institution">Null for the caller's own.</param>
    /// <param name="Position">Null for all positions taken together.</param>
    /// <param name="Account">Which account.</param>
    /// <param name="Currency">In which currency.</param>
    /// <param name="Limit">Lines at most.</param>
    public sealed record Query(
        InstitutionId? Institution, PositionId? Position, AccountKind Account, Currency Currency, int Limit)
    {
        /// <summary>Lines from this moment on; null for the beginning.</summary>
        public DateTimeOffset? From { get; init; }

        /// <summary>Lines before this moment; null for all.</summary>
        public DateTimeOffset? Before { get; init; }

        /// <summary>Lines after this one, which an earlier page ended with.</summary>
        public MovementKey? After { get; init; }
    }
}
