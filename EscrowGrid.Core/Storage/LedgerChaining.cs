using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// Gives the ledger events of releases without a hash chain their hashes, once, as part of the verb migrate. All of it
/// or nothing; afterwards the database refuses a row without a hash.
/// </summary>
internal static class LedgerChaining
{
    private const int BatchRows = 1_000;

    private const string IsDone =
        "SELECT attnotnull FROM pg_attribute WHERE attrelid = 'ledger_events'::regclass AND attname = 'hash'";

    // Only here, only once, and only by the owner of the tables are the refusals of changes set aside.
    private const string Open =
        """
        LOCK TABLE positions, ledger_events IN ACCESS EXCLUSIVE MODE;
        ALTER TABLE positions DISABLE TRIGGER USER;
        ALTER TABLE ledger_events DISABLE TRIGGER USER
        """;

    private const string Read =
        """
        SELECT id, kind, position_id, sequence, at, previous_state, new_state, payload FROM ledger_events
        WHERE (position_id, sequence) > ($1, $2) ORDER BY position_id, sequence LIMIT $3
        """;

    private const string Write =
        """
        UPDATE ledger_events AS entry SET previous_hash = chained.previous_hash, hash = chained.hash
        FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[])
            AS chained (position_id, sequence, previous_hash, hash)
        WHERE entry.position_id = chained.position_id AND entry.sequence = chained.sequence
        """;

    private const string Close =
        """
        UPDATE positions SET ledger_head = entry.hash FROM ledger_events AS entry
        WHERE entry.position_id = positions.id AND entry.sequence = positions.version;
        ALTER TABLE ledger_events ENABLE TRIGGER USER;
        ALTER TABLE positions ENABLE TRIGGER USER;
        ALTER TABLE ledger_events ALTER COLUMN previous_hash SET NOT NULL, ALTER COLUMN hash SET NOT NULL;
        ALTER TABLE positions ALTER COLUMN ledger_head SET NOT NULL
        """;

    /// <returns>The number of events that were chained.</returns>
    public static async Task<long> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var isDone = new NpgsqlCommand(IsDone, connection))
        {
            if (await isDone.ExecuteScalarAsync(cancellationToken) is true)
                return 0;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, Open, cancellationToken);
        long count = 0;
        LedgerEvent? last = null;
        while (await ReadAsync(connection, last, cancellationToken) is [.., var end] rows)
        {
            await WriteAsync(connection, rows, cancellationToken);
            (count, last) = (count + rows.Count, end);
        }

        await ExecuteAsync(connection, Close, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<LedgerEvent>> ReadAsync(
        NpgsqlConnection connection, LedgerEvent? after, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Read).Uuid(after?.Position.Value ?? Guid.Empty).Whole(after?.Sequence ?? 0).Whole(BatchRows);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = new List<LedgerEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var previous = rows.Count > 0 ? rows[^1] : after;
            rows.Add(LedgerRows.ReadUnchained(reader).After(previous));
        }

        return rows;
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, List<LedgerEvent> rows, CancellationToken cancellationToken)
    {
        await using var write = new NpgsqlCommand(Write, connection)
        {
            Parameters =
            {
                new() { Value = rows.ConvertAll(row => row.Position.Value) },
                new() { Value = rows.ConvertAll(row => row.Sequence) },
                new() { Value = rows.ConvertAll(row => row.PreviousHash.ToBytes()) },
                new() { Value = rows.ConvertAll(row => row.Hash.ToBytes()) },
            },
        };
        await write.ExecuteNonQueryAsync(cancellationToken);
    }
}
