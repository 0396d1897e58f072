using System.Data;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresAccountStore(NpgsqlDataSource database) : IAccountStore
{
    // What a movement is to each of its two accounts.
    private const string Sides =
        """
        ledger_movements AS it CROSS JOIN LATERAL (
            VALUES (it.to_account, it.amount, 0::numeric), (it.from_account, 0::numeric, it.amount)
        ) AS side (account, credits, debits)
        """;

    // A subject moves a few times, so its movements are summed up.
    private const string OfSubject =
        $"""
        SELECT side.account, it.currency, sum(side.credits), sum(side.debits) FROM {Sides}
        WHERE it.institution_id = $1 AND it.at < $2 AND it.subject_id = $3 GROUP BY 1, 2
        """;

    // The sums of whole days, the movements of the last day, and those that are not in the sums yet: each movement is
    // in exactly one of them, since the sums and their mark are of one snapshot.
    private const string OfInstitution =
        $"""
        SELECT account, currency, sum(credits), sum(debits) FROM (
            SELECT account, currency, credits, debits FROM ledger_days
            WHERE institution_id = $1 AND day < ($3 AT TIME ZONE 'UTC')::date
            UNION ALL
            SELECT side.account, it.currency, side.credits, side.debits FROM {Sides}
            WHERE it.institution_id = $1 AND it.at >= $3 AND it.at < $2
            UNION ALL
            SELECT side.account, it.currency, side.credits, side.debits FROM {Sides}
            WHERE it.institution_id = $1 AND it.at < $3 AND (it.log_transaction, it.log_sequence) > (
                SELECT through_transaction, through_sequence FROM ledger_folds)
        ) AS parts
        GROUP BY account, currency
        """;

    private const string AtThatMoment =
        """
        SELECT COALESCE(sum(CASE WHEN it.to_account = $2 THEN it.amount ELSE -it.amount END), 0)
        FROM ledger_movements AS it
        WHERE it.institution_id = $1 AND $2 IN (it.from_account, it.to_account) AND it.currency = $3 AND it.at = $4
            AND (it.ledger_event_id, it.number) <= ($5, $6)
        """;

    private const string Lines =
        $"""
        SELECT {MovementRows.Columns} FROM ledger_movements AS it
        WHERE it.institution_id = $1 AND $2 IN (it.from_account, it.to_account) AND it.currency = $3
            AND it.at >= $4 AND (it.at, it.ledger_event_id, it.number) > ($4, $5, $6)
            AND it.at < $8
        """;

    private const string LineOrder = " ORDER BY it.at, it.ledger_event_id, it.number LIMIT $9";

    private const string OfOne = " AND it.subject_id = $7";
    private const string OfAll = " AND $7::uuid IS NULL";

    private const string Fold = "SELECT fold_movements($1)";

    public async Task<IReadOnlyList<AccountBalance>> FindBalancesAsync(
        AccountScope scope, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddBalances(batch, scope, before ?? DateTimeOffset.MaxValue);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadBalancesAsync(reader, cancellationToken);
    }

    public async Task<Statement> ReadStatementAsync(StatementQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // All statements see what the first one sees.
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        AddBalances(batch, query.Scope, query.After.At);
        var whose = query.Scope.Subject is null ? OfAll : OfOne;
        BindPlace(batch.Add(AtThatMoment + whose), query);
        BindPlace(batch.Add(Lines + whose + LineOrder), query)
            .Time(query.Before ?? DateTimeOffset.MaxValue)
            .Whole(query.Limit + 1);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var opening = (await ReadBalancesAsync(reader, cancellationToken))
            .Where(it => it.Account == query.Account && it.Currency == query.Currency)
            .Sum(it => it.Balance);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        opening += reader.GetDecimal(0);
        await reader.NextResultAsync(cancellationToken);
        var lines = await reader.ToListAsync(MovementRows.Read, cancellationToken);
        return Statement.Of(query, opening, lines);
    }

    public async Task<long> FoldAsync(CancellationToken cancellationToken)
    {
        long total = 0;
        while (true)
        {
            await using var command = database.CreateCommand(Fold);
            command.Parameters.Add(new() { Value = Limits.FoldMovements });
            if (await command.ExecuteScalarAsync(cancellationToken) is not long count || count == 0)
                return total;
            total += count;
        }
    }

    private static void AddBalances(NpgsqlBatch batch, AccountScope scope, DateTimeOffset before)
    {
        if (scope.Subject is { } subject)
        {
            batch.Add(OfSubject).Uuid(scope.Institution.Value).Time(before).Uuid(subject.Id);
            return;
        }

        var day = new DateTimeOffset(before.UtcDateTime.Date, TimeSpan.Zero);
        batch.Add(OfInstitution).Uuid(scope.Institution.Value).Time(before).Time(day);
    }

    private static NpgsqlBatchCommand BindPlace(NpgsqlBatchCommand command, StatementQuery query) => command
        .Uuid(query.Scope.Institution.Value)
        .Text(WireName<AccountKind>.Of(query.Account))
        .Text(query.Currency.Code)
        .Time(query.After.At)
        .Uuid(query.After.Entry)
        .Whole(query.After.Number)
        .Uuid(query.Scope.Subject?.Id);

    private static async Task<IReadOnlyList<AccountBalance>> ReadBalancesAsync(
        NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var balances = await reader.ToListAsync(
            row => new AccountBalance(
                row.Name<AccountKind>(0),
                Currency.FromStored(row.GetString(1)),
                row.GetDecimal(2),
                row.GetDecimal(3)),
            cancellationToken);
        return AccountBalance.InOrder(balances);
    }
}
