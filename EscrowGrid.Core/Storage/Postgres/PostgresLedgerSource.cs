using System.Runtime.CompilerServices;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The ledger of a database, as the open transaction of a connection sees it: REPEATABLE READ, so that all of it is of
/// one moment. Three ordered queries are merged by position.
/// </summary>
public sealed class PostgresLedgerSource(NpgsqlConnection connection) : ILedgerSource
{
    private const string Positions =
        """
        SELECT id, institution_id, asset_id, holder_reference, currency, amount, state, external_reference, version,
            created_at, updated_at, ledger_head
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

    private const string Checkpoints =
        $"SELECT {CheckpointRows.Columns}, it.leaves FROM ledger_checkpoints AS it ORDER BY number";

    public async Task<long> CountEventsAsync(CancellationToken cancellationToken)
    {
        await using var count = new NpgsqlCommand("SELECT count(*) FROM ledger_events", connection);
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    public async IAsyncEnumerable<PositionHistory> ReadHistoriesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var positions = new CursorReader<(Guid Id, PositionFacts Facts)>(connection, "read_positions", ReadPosition);
        var ledger = new CursorReader<(Guid Id, LoggedRow Row)>(connection, "read_ledger", ReadLogged);
        var lifecycle = new CursorReader<(Guid Id, LifecycleRow Row)>(connection, "read_lifecycle", ReadLifecycle);
        await positions.OpenAsync(Positions, cancellationToken);
        await ledger.OpenAsync(Ledger, cancellationToken);
        await lifecycle.OpenAsync(Lifecycle, cancellationToken);
        while (true)
        {
            Guid?[] heads =
            [
                await positions.PeekAsync(cancellationToken) is (true, var position) ? position.Id : null,
                await ledger.PeekAsync(cancellationToken) is (true, var entry) ? entry.Id : null,
                await lifecycle.PeekAsync(cancellationToken) is (true, var step) ? step.Id : null,
            ];
            if (heads.Min() is not { } id)
                break;
            var facts = await positions.TakeWhileAsync(row => row.Id == id, cancellationToken);
            var entries = await ledger.TakeWhileAsync(row => row.Id == id, cancellationToken);
            var steps = await lifecycle.TakeWhileAsync(row => row.Id == id, cancellationToken);
            yield return new PositionHistory(
                $"{new PositionId(id)}",
                facts is [var first, ..] ? first.Facts : null,
                entries.ConvertAll(row => row.Row),
                steps.ConvertAll(row => row.Row));
        }

        await positions.CloseAsync(cancellationToken);
        await ledger.CloseAsync(cancellationToken);
        await lifecycle.CloseAsync(cancellationToken);
    }

    public async IAsyncEnumerable<SealedLeaves> ReadCheckpointsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Checkpoints, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return CheckpointRows.ReadWithLeaves(reader);
    }

    /// <summary>Whatever its length is.</summary>
    private static string Hex(NpgsqlDataReader row, int column) =>
        Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    private static (Guid Id, PositionFacts Facts) ReadPosition(NpgsqlDataReader row) => (
        row.GetGuid(0),
        new PositionFacts(
            $"{row.Id<PositionId>(0)}",
            $"{row.Id<InstitutionId>(1)}",
            $"{row.Id<AssetId>(2)}",
            row.GetString(3),
            row.GetString(4),
            row.GetDecimal(5),
            row.GetString(6),
            row.TextOrNull(7),
            row.GetInt64(8),
            row.Time(9),
            row.Time(10),
            Hex(row, 11)));

    private static (Guid Id, LoggedRow Row) ReadLogged(NpgsqlDataReader row) => (
        row.GetGuid(2),
        new LoggedRow(
            new LedgerRow(
                $"{row.Id<LedgerEventId>(0)}",
                row.GetString(1),
                $"{row.Id<PositionId>(2)}",
                row.GetInt64(3),
                row.Time(4),
                row.TextOrNull(5),
                row.GetString(6),
                row.Json(7),
                Hex(row, 8),
                Hex(row, 9)),
            row.GetInt64(10),
            row.GetInt64(11)));

    private static (Guid Id, LifecycleRow Row) ReadLifecycle(NpgsqlDataReader row) => (
        row.GetGuid(0),
        new LifecycleRow(
            $"{row.Id<PositionId>(0)}",
            row.GetInt64(1),
            row.GetString(2),
            row.GetString(3),
            row.TextOrNull(4),
            row.IsDBNull(5) ? null : JsonText.FromStored(row.GetString(5)),
            row.Time(6)));
}
