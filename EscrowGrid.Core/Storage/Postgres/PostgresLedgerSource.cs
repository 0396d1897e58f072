using System.Runtime.CompilerServices;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The ledger of a database, as the open transactions of some connections see it: REPEATABLE READ and of one snapshot,
/// so that all of it is of one moment. Each connection reads its share of the positions and escrows, side by side.
/// </summary>
public sealed class PostgresLedgerSource(params IReadOnlyList<NpgsqlConnection> connections) : ILedgerSource
{
    private const string WrongSums =
        """
        WITH moved AS (
            SELECT it.institution_id, (it.at AT TIME ZONE 'UTC')::date AS day, side.account, it.currency,
                sum(side.credits) AS credits, sum(side.debits) AS debits, count(*) AS movements
            FROM ledger_movements AS it CROSS JOIN LATERAL (
                VALUES (it.to_account, it.amount, 0::numeric), (it.from_account, 0::numeric, it.amount)
            ) AS side (account, credits, debits)
            WHERE (it.log_transaction, it.log_sequence) <= (
                SELECT through_transaction, through_sequence FROM ledger_folds)
            GROUP BY 1, 2, 3, 4)
        SELECT institution_id, day, account, currency
        FROM moved FULL JOIN ledger_days AS days USING (institution_id, day, account, currency)
        WHERE (moved.credits, moved.debits, moved.movements)
            IS DISTINCT FROM (days.credits, days.debits, days.movements)
        ORDER BY institution_id, day, account, currency
        """;

    private const string Checkpoints =
        $"SELECT {CheckpointRows.Columns}, it.leaves FROM ledger_checkpoints AS it ORDER BY number";

    private readonly IReadOnlyList<LedgerShare> _shares =
        [.. connections.Select((connection, number) => new LedgerShare(connection, number, connections.Count))];

    public async Task<long> CountEventsAsync(CancellationToken cancellationToken)
    {
        await using var count = connections[0].Patient(
            "SELECT (SELECT count(*) FROM ledger_events) + (SELECT count(*) FROM escrow_events)");
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    public IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(CancellationToken cancellationToken) =>
        SideBySide.ReadAsync(_shares.Select(it => it.ReadHistoriesAsync(CancellationToken.None)), cancellationToken);

    public IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(CancellationToken cancellationToken) =>
        SideBySide.ReadAsync(_shares.Select(it => it.ReadEscrowsAsync(CancellationToken.None)), cancellationToken);

    public async IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connections[0].Patient(Checkpoints);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return CheckpointRows.ReadWithLeaves(reader);
    }

    public async IAsyncEnumerable<Finding> FindWrongSumsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connections[0].Patient(WrongSums);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new Finding(
                FindingKind.SumDiffers, SubjectId: null, Sequence: null, EventId: null,
                $"{reader.GetString(2)} in {reader.GetString(3)} of {reader.Id<InstitutionId>(0)} "
                    + $"on {reader.GetFieldValue<DateOnly>(1):yyyy-MM-dd} is not the sum of its movements");
        }
    }
}
