using System.Runtime.CompilerServices;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The ledger of a database, as the open transaction of a connection sees it: REPEATABLE READ, so that all of it is of
/// one moment. Ordered queries are merged by position.
/// </summary>
public sealed class PostgresLedgerSource(NpgsqlConnection connection) : ILedgerSource
{
    private const string Positions =
        """
        SELECT id, institution_id, asset_id, holder_reference, currency, amount, remaining_amount, state,
            external_reference, version, created_at, updated_at, ledger_head
        FROM positions ORDER BY id
        """;

    private const string Ledger =
        $"""
        SELECT {LedgerRows.Columns}, log_transaction, log_sequence FROM ledger_events
        ORDER BY position_id, sequence, at
        """;

    private const string Lifecycle =
        """
        SELECT position_id, sequence, from_state, to_state, reason, metadata, at FROM position_events
        ORDER BY position_id, sequence, at
        """;

    private const string Escrows =
        """
        SELECT id, institution_id, buyer_id, seller_id, rail, currency, amount, seller_fee, contract_reference,
            payment_deadline, on_silence, state, version, created_at, updated_at, ledger_head, milestone_of,
            milestone_number
        FROM escrows ORDER BY id
        """;

    private const string EscrowLedger =
        $"""
        SELECT {EscrowEventRows.Columns}, log_transaction, log_sequence FROM escrow_events
        ORDER BY escrow_id, sequence, at
        """;

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

    public async Task<long> CountEventsAsync(CancellationToken cancellationToken)
    {
        await using var count = connection.Patient(
            "SELECT (SELECT count(*) FROM ledger_events) + (SELECT count(*) FROM escrow_events)");
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    public async IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var positions = new CursorReader<PositionFacts>(connection, "read_positions", Positions, 0, ReadPosition);
        var ledger = new CursorReader<LoggedRow>(
            connection, "read_ledger", Ledger, 2, row => ReadLogged(row, $"{row.Id<PositionId>(2)}"));
        var lifecycle = new CursorReader<LifecycleRow>(connection, "read_lifecycle", Lifecycle, 0, ReadLifecycle);
        var movements = new CursorReader<MovementRow>(connection, "read_movements", Moved("POSITION"), 0, ReadMovement);
        var balances = new CursorReader<BalanceRow>(connection, "read_balances", Balanced("POSITION"), 0, ReadBalance);
        ICursor[] all = [positions, ledger, lifecycle, movements, balances];
        foreach (var cursor in all)
            await cursor.OpenAsync(cancellationToken);
        while (await FindNextAsync(all, cancellationToken) is { } id)
        {
            var facts = await positions.TakeAsync(id, cancellationToken);
            yield return new PositionHistory(
                $"{new PositionId(id)}",
                facts is [var first, ..] ? first : null,
                await ledger.TakeAsync(id, cancellationToken),
                await lifecycle.TakeAsync(id, cancellationToken),
                await movements.TakeAsync(id, cancellationToken),
                await balances.TakeAsync(id, cancellationToken));
        }

        foreach (var cursor in all)
            await cursor.CloseAsync(cancellationToken);
    }

    public async IAsyncEnumerable<EscrowHistory> ReadEscrowsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var escrows = new CursorReader<EscrowFacts>(connection, "read_escrows", Escrows, 0, ReadEscrow);
        var ledger = new CursorReader<LoggedRow>(
            connection, "read_escrow_ledger", EscrowLedger, 2, row => ReadLogged(row, $"{row.Id<EscrowId>(2)}"));
        var movements = new CursorReader<MovementRow>(
            connection, "read_escrow_movements", Moved("ESCROW"), 0, ReadMovement);
        var balances = new CursorReader<BalanceRow>(
            connection, "read_escrow_balances", Balanced("ESCROW"), 0, ReadBalance);
        ICursor[] all = [escrows, ledger, movements, balances];
        foreach (var cursor in all)
            await cursor.OpenAsync(cancellationToken);
        while (await FindNextAsync(all, cancellationToken) is { } id)
        {
            var facts = await escrows.TakeAsync(id, cancellationToken);
            yield return new EscrowHistory(
                $"{new EscrowId(id)}",
                facts is [var first, ..] ? first : null,
                await ledger.TakeAsync(id, cancellationToken),
                await movements.TakeAsync(id, cancellationToken),
                await balances.TakeAsync(id, cancellationToken));
        }

        foreach (var cursor in all)
            await cursor.CloseAsync(cancellationToken);
    }

    public async IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connection.Patient(Checkpoints);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return CheckpointRows.ReadWithLeaves(reader);
    }

    public async IAsyncEnumerable<Finding> FindWrongSumsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connection.Patient(WrongSums);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return new Finding(
                FindingKind.SumDiffers, SubjectId: null, Sequence: null, EventId: null,
                $"{reader.GetString(2)} in {reader.GetString(3)} of {reader.Id<InstitutionId>(0)} "
                    + $"on {reader.GetFieldValue<DateOnly>(1):yyyy-MM-dd} is not the sum of its movements");
        }
    }

    private static string Moved(string subjectKind) =>
        $"""
        SELECT subject_id, ledger_event_id, number, institution_id, from_account, to_account, currency, amount, at
        FROM ledger_movements WHERE subject_kind = '{subjectKind}' ORDER BY subject_id, at, ledger_event_id, number
        """;

    private static string Balanced(string subjectKind) =>
        $"""
        SELECT subject_id, account, currency, balance FROM ledger_balances WHERE subject_kind = '{subjectKind}'
        ORDER BY subject_id, account, currency
        """;

    /// <summary>The least of the ids that come next; null when all have ended.</summary>
    private static async Task<Guid?> FindNextAsync(ICursor[] cursors, CancellationToken cancellationToken)
    {
        Guid? least = null;
        foreach (var cursor in cursors)
        {
            if (await cursor.PeekAsync(cancellationToken) is { } next && (least is not { } so || next < so))
                least = next;
        }

        return least;
    }

    /// <summary>Whatever its length is.</summary>
    private static string Hex(NpgsqlDataReader row, int column) =>
        Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    private static PositionFacts ReadPosition(NpgsqlDataReader row) => new(
        $"{row.Id<PositionId>(0)}",
        $"{row.Id<InstitutionId>(1)}",
        $"{row.Id<AssetId>(2)}",
        row.GetString(3),
        row.GetString(4),
        row.GetDecimal(5),
        row.GetDecimal(6),
        row.GetString(7),
        row.TextOrNull(8),
        row.GetInt64(9),
        row.Time(10),
        row.Time(11),
        Hex(row, 12));

    private static EscrowFacts ReadEscrow(NpgsqlDataReader row) => new(
        $"{row.Id<EscrowId>(0)}",
        $"{row.Id<InstitutionId>(1)}",
        $"{row.Id<UserId>(2)}",
        $"{row.Id<UserId>(3)}",
        row.GetString(4),
        row.GetString(5),
        row.GetDecimal(6),
        row.GetDecimal(7),
        row.TextOrNull(8),
        row.Time(9),
        row.GetString(10),
        row.GetString(11),
        row.GetInt64(12),
        row.Time(13),
        row.Time(14),
        Hex(row, 15),
        row.IsDBNull(16) ? null : $"{row.Id<EscrowId>(16)}",
        row.IsDBNull(17) ? null : row.GetInt32(17));

    private static LoggedRow ReadLogged(NpgsqlDataReader row, string subject) => new(
        new LedgerRow(
            $"{row.Id<LedgerEventId>(0)}",
            row.GetString(1),
            subject,
            row.GetInt64(3),
            row.Time(4),
            row.TextOrNull(5),
            row.GetString(6),
            row.Json(7),
            Hex(row, 8),
            Hex(row, 9)),
        row.GetInt64(10),
        row.GetInt64(11));

    private static LifecycleRow ReadLifecycle(NpgsqlDataReader row) => new(
        $"{row.Id<PositionId>(0)}",
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        row.TextOrNull(4),
        row.IsDBNull(5) ? null : JsonText.FromStored(row.GetString(5)),
        row.Time(6));

    private static MovementRow ReadMovement(NpgsqlDataReader row) => new(
        $"{row.Id<LedgerEventId>(1)}",
        row.GetInt32(2),
        $"{row.Id<InstitutionId>(3)}",
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetDecimal(7),
        row.Time(8));

    private static BalanceRow ReadBalance(NpgsqlDataReader row) =>
        new(row.GetString(1), row.GetString(2), row.GetDecimal(3));
}
