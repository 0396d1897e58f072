using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresChainStore(NpgsqlDataSource database) : IChainStore
{
    // Every transaction below the horizon has ended: those from the horizon on are followed, however late they commit.
    private const string Follow =
        """
        INSERT INTO chain_cursors (id, through_transaction, through_sequence)
        VALUES (1, log_horizon() - 1, 9223372036854775807) ON CONFLICT DO NOTHING
        """;

    private const string FindConfig =
        """
        SELECT template.config FROM assets AS asset
        JOIN asset_templates AS template ON template.id = asset.template_id WHERE asset.id = $1
        """;

    // The request of an event is found in the audit trail by what both have: the position and the very millisecond.
    private const string FindNew =
        $"""
        SELECT {LedgerRows.Columns}, entry.log_transaction, entry.log_sequence, place.through_transaction,
            place.through_sequence, position.institution_id, position.asset_id, template.config, (
                SELECT CASE WHEN count(*) = 1 THEN min(audit.request_id) END FROM audit_events AS audit
                WHERE audit.occurred_at = entry.at AND audit.resource_id = 'pos_' || entry.position_id
                    AND audit.action = CASE entry.kind
                        WHEN 'POSITION_CREATED' THEN 'POSITION_CREATED' ELSE 'POSITION_TRANSITIONED' END)
        FROM (SELECT through_transaction, through_sequence FROM chain_cursors) AS place
        CROSS JOIN LATERAL (
            SELECT * FROM ledger_events
            WHERE (log_transaction, log_sequence) > (place.through_transaction, place.through_sequence)
                AND log_transaction < log_horizon()
            ORDER BY log_transaction, log_sequence LIMIT $1) AS entry
        JOIN LATERAL (
            SELECT institution_id, asset_id FROM positions WHERE positions.id = entry.position_id
        ) AS position ON true
        JOIN LATERAL (
            SELECT config FROM assets JOIN asset_templates ON asset_templates.id = assets.template_id
            WHERE assets.id = position.asset_id
        ) AS template ON true
        ORDER BY entry.log_transaction, entry.log_sequence
        """;

    private const string MoveCursor =
        """
        WITH moved AS (
            UPDATE chain_cursors SET through_transaction = $3, through_sequence = $4
            WHERE through_transaction = $1 AND through_sequence = $2 RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM moved
        """;

    private const string FindSendable =
        $"""
        SELECT {ChainRows.Columns} FROM chain_operations AS it
        WHERE it.state IN ('PENDING', 'FAILED') AND it.due_at <= $1 AND NOT EXISTS (
            SELECT FROM chain_operations AS earlier
            WHERE earlier.position_id = it.position_id AND earlier.number < it.number
                AND (earlier.state IN ('PENDING', 'FAILED', 'EXHAUSTED')
                    OR earlier.state = 'SUBMITTED' AND earlier.block_number IS NULL))
            AND NOT EXISTS (SELECT FROM job_queues WHERE name = '{JobQueues.OnChain}' AND is_paused)
        ORDER BY it.number LIMIT $2
        """;

    private const string CountInFlight =
        """
        SELECT count(*) FROM chain_operations
        WHERE state = 'SUBMITTED' AND NOT is_final AND block_number IS NULL AND chain_id = $1 AND account = $2
        """;

    private const string Find = $"SELECT {ChainRows.Columns} FROM chain_operations AS it WHERE id = $1";

    private const string FindTransactions =
        $"SELECT {ChainRows.TransactionColumns} FROM chain_transactions AS it WHERE operation_id = $1 ORDER BY id";

    private const string Count =
        """
        SELECT state, count(*), min(created_at) FROM chain_operations
        WHERE state <> 'SKIPPED' AND NOT is_final GROUP BY state
        """;

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Follow);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<JsonText?> FindConfigAsync(AssetId asset, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindConfig).Uuid(asset.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.Json(0) : null;
    }

    public async Task<TakenUp?> FindNewAsync(int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindNew).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await reader.ToListAsync(
            row => (From: PlaceAt(row, 12), At: PlaceAt(row, 10), Event: ReadMirrorable(row)), cancellationToken);
        return rows is [var first, ..]
            ? new TakenUp(first.From, rows[^1].At, rows.ConvertAll(row => row.Event))
            : null;
    }

    public async Task<bool> AddAsync(
        TakenUp taken, IReadOnlyList<ChainOperation> operations, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(MoveCursor)
            .Whole(taken.From.Transaction)
            .Whole(taken.From.Sequence)
            .Whole(taken.Through.Transaction)
            .Whole(taken.Through.Sequence);
        foreach (var operation in operations)
            batch.AddInsert(operation);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ChainOperation>> FindSendableAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindSendable).Time(now).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(ChainRows.Read, cancellationToken);
    }

    public async Task<int> CountInFlightAsync(long chainId, string account, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(CountInFlight).Whole(chainId).Text(account);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (int)reader.GetInt64(0);
    }

    public Task<IReadOnlyList<WatchedOperation>> AssignAsync(
        ChainAssignment assignment, CancellationToken cancellationToken) =>
        NonceAssignment.RunAsync(database, assignment, cancellationToken);

    public async Task<IReadOnlyList<WatchedOperation>> FindWatchedAsync(
        long chainId, WatchScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = scope switch
        {
            WatchScope.Due => "it.due_at <= $2",
            WatchScope.Submitted => "(it.state = 'SUBMITTED' OR it.due_at <= $2)",
            _ => "$2 IS NOT NULL",
        };
        await using var batch = database.CreateBatch();
        batch.Add(
            $"""
            SELECT {ChainRows.Columns} FROM chain_operations AS it
            WHERE it.state IN ('SUBMITTED', 'CONFIRMED') AND NOT it.is_final AND it.chain_id = $1 AND {wanted}
            ORDER BY it.state DESC, it.due_at, it.number LIMIT $3
            """)
            .Whole(chainId)
            .Time(now)
            .Whole(Limits.ChainWatched);
        List<ChainOperation> operations;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
            operations = await reader.ToListAsync(ChainRows.Read, cancellationToken);
        return operations.Count == 0 ? [] : await WithTransactionsAsync(operations, cancellationToken);
    }

    public async Task<bool> SaveAsync(ChainChange change, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddUpdate(change.Before, change.After);
        if (change.Transaction is { } transaction)
            batch.AddTransaction(change.After, transaction);
        if (change.Audit is { } audit)
            batch.Append(audit);
        return change.Trail is { } trail
            ? await batch.TryStoreAsync(trail, cancellationToken)
            : await batch.TryExecuteAsync(cancellationToken);
    }

    public async Task<ChainOperation?> FindAsync(ChainOperationId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(ChainRows.Read, cancellationToken);
    }

    public async Task<IReadOnlyList<ChainTransaction>> FindTransactionsAsync(
        ChainOperationId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindTransactions).Uuid(id.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(ChainRows.ReadTransaction, cancellationToken);
    }

    public async Task<Slice<ChainOperation>> ListAsync(
        ChainFilter filter, long afterNumber, int limit, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .And("it.number > {0}", command => command.Whole(afterNumber))
            .Is("it.state", filter.State is { } state ? WireName<MirrorState>.Of(state) : null)
            .Is("it.institution_id", filter.Institution?.Value)
            .Is("it.position_id", filter.Position?.Value);
        await using var batch = database.CreateBatch();
        where.Bind(batch.Add(
            $"""
            SELECT {ChainRows.Columns} FROM chain_operations AS it {where.Sql} ORDER BY it.number LIMIT ${where.Next}
            """))
            .Whole(limit + 1);
        return await batch.ToSliceAsync(ChainRows.Read, new Page(limit, 0), cancellationToken);
    }

    public async Task<IReadOnlyList<ChainCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Count);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new ChainCount(row.Name<MirrorState>(0), row.GetInt64(1), row.Time(2)), cancellationToken);
    }

    private static LogPosition PlaceAt(NpgsqlDataReader row, int column) =>
        new(row.GetInt64(column), row.GetInt64(column + 1));

    private static MirrorableEvent ReadMirrorable(NpgsqlDataReader row) => new(
        LedgerRows.Read(row),
        row.Id<InstitutionId>(14),
        row.Id<AssetId>(15),
        row.Json(16),
        row.TextOrNull(17));

    private async Task<IReadOnlyList<WatchedOperation>> WithTransactionsAsync(
        List<ChainOperation> operations, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            $"""
            SELECT {ChainRows.TransactionColumns} FROM chain_transactions AS it
            WHERE it.operation_id = ANY($1) ORDER BY it.id
            """)
            .Uuids([.. operations.Select(operation => operation.Id.Value)]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await reader.ToListAsync(
            row => (Key: (row.GetGuid(6), row.GetInt64(7)), Transaction: ChainRows.ReadTransaction(row)),
            cancellationToken);
        var signed = rows.ToLookup(row => row.Key, row => row.Transaction);
        return
        [
            .. operations.Select(operation => new WatchedOperation(
                operation, [.. signed[(operation.Id.Value, operation.Slot?.Nonce ?? -1)]])),
        ];
    }
}
