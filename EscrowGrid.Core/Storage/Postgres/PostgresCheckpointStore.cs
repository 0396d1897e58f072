using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresCheckpointStore(NpgsqlDataSource database) : ICheckpointStore
{
    private const string FindLast =
        $"SELECT {CheckpointRows.Columns} FROM ledger_checkpoints AS it ORDER BY number DESC LIMIT 1";

    private const string ReadUnsealed =
        """
        (SELECT id, position_id, sequence, hash, log_transaction, log_sequence FROM ledger_events
            WHERE (log_transaction, log_sequence) > ($1, $2) AND log_transaction < log_horizon()
            ORDER BY log_transaction, log_sequence LIMIT $3)
        UNION ALL
        (SELECT id, escrow_id, sequence, hash, log_transaction, log_sequence FROM escrow_events
            WHERE (log_transaction, log_sequence) > ($1, $2) AND log_transaction < log_horizon()
            ORDER BY log_transaction, log_sequence LIMIT $3)
        ORDER BY 5, 6 LIMIT $3
        """;

    private const string Insert =
        """
        INSERT INTO ledger_checkpoints (number, previous_hash, root, count, through_transaction, through_sequence,
            created_at, hash, leaves)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
        """;

    private const string List =
        $"SELECT {CheckpointRows.Columns} FROM ledger_checkpoints AS it WHERE number > $1 ORDER BY number LIMIT $2";

    private const string ListBack =
        $"""
        SELECT {CheckpointRows.Columns} FROM ledger_checkpoints AS it WHERE number < $1 ORDER BY number DESC LIMIT $2
        """;

    private const string FindEvent = $"SELECT {LedgerRows.Columns} FROM ledger_events WHERE id = $1";

    // The first checkpoint that reaches the event's place in the log.
    private const string FindSeal =
        $"""
        SELECT {CheckpointRows.Columns}, it.leaves FROM ledger_events AS entry
        CROSS JOIN LATERAL (
            SELECT * FROM ledger_checkpoints AS candidate
            WHERE (candidate.through_transaction, candidate.through_sequence)
                >= (entry.log_transaction, entry.log_sequence)
            ORDER BY candidate.through_transaction, candidate.through_sequence LIMIT 1) AS it
        WHERE entry.id = $1
        """;

    public async Task<LedgerCheckpoint?> FindLastAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindLast);
        return await batch.FindAsync(CheckpointRows.Read, cancellationToken);
    }

    public async Task<IReadOnlyList<(LedgerLeaf Leaf, LogPosition At)>> ReadUnsealedAsync(
        LogPosition after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ReadUnsealed).Whole(after.Transaction).Whole(after.Sequence).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => (
                new LedgerLeaf(row.Id<LedgerEventId>(0), row.GetGuid(1), row.GetInt64(2), row.Digest(3)),
                new LogPosition(row.GetInt64(4), row.GetInt64(5))),
            cancellationToken);
    }

    public async Task<bool> TryAddAsync(
        LedgerCheckpoint checkpoint, IReadOnlyList<LedgerLeaf> leaves, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Whole(checkpoint.Number)
            .Bytes(checkpoint.PreviousHash.ToBytes())
            .Bytes(checkpoint.Root.ToBytes())
            .Whole(checkpoint.Count)
            .Whole(checkpoint.Through.Transaction)
            .Whole(checkpoint.Through.Sequence)
            .Time(checkpoint.CreatedAt)
            .Bytes(checkpoint.Hash.ToBytes())
            .Bytes(LedgerLeaf.Encode(leaves));
        return await batch.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public Task<Slice<LedgerCheckpoint>> ListAsync(
        long afterNumber, int limit, CancellationToken cancellationToken) =>
        ListAsync(List, afterNumber, limit, cancellationToken);

    public Task<Slice<LedgerCheckpoint>> ListBackAsync(
        long beforeNumber, int limit, CancellationToken cancellationToken) =>
        ListAsync(ListBack, beforeNumber, limit, cancellationToken);

    public async Task<LedgerEvent?> FindEventAsync(LedgerEventId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindEvent).Uuid(id.Value);
        return await batch.FindAsync(LedgerRows.Read, cancellationToken);
    }

    public async Task<SealedLeaves?> FindSealAsync(LedgerEventId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindSeal).Uuid(id.Value);
        return await batch.FindAsync(CheckpointRows.ReadWithLeaves, cancellationToken);
    }

    private async Task<Slice<LedgerCheckpoint>> ListAsync(
        string query, long place, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(query).Whole(place).Whole(limit + 1);
        return await batch.ToSliceAsync(CheckpointRows.Read, new Page(limit, 0), cancellationToken);
    }
}
