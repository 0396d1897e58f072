using System.Data;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

public sealed class PostgresReplayStore(NpgsqlDataSource database) : IReplayStore
{
    private const string Columns =
        "number, started_at, finished_at, positions, ledger_events, checkpoints, unsealed, findings, first_findings, "
        + "anchors_compared, anchors_wrong, anchors_away";

    private const string Insert =
        """
        INSERT INTO ledger_replays (started_at, finished_at, positions, ledger_events, checkpoints, unsealed, findings,
            first_findings, anchors_compared, anchors_wrong, anchors_away)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING number
        """;

    private const string Forget =
        "DELETE FROM ledger_replay_runs WHERE id = $1 OR (id < $1 AND (failed_at IS NOT NULL OR updated_at < $2))";

    private const string Begin =
        """
        INSERT INTO ledger_replay_runs (started_at, updated_at, events_read) VALUES ($1, $1, 0) RETURNING id
        """;

    private const string Report =
        """
        UPDATE ledger_replay_runs SET updated_at = $2, events_read = $3, events_to_read = $4
        WHERE id = $1 AND failed_at IS NULL
        """;

    private const string Fail =
        """
        UPDATE ledger_replay_runs SET updated_at = $2, events_read = $3, events_to_read = $4, failed_at = $2
        WHERE id = $1 AND failed_at IS NULL
        """;

    private const string ListRuns =
        """
        SELECT id, started_at, updated_at, events_read, events_to_read, failed_at FROM ledger_replay_runs
        ORDER BY id DESC LIMIT $1
        """;

    private const string List = $"SELECT {Columns} FROM ledger_replays WHERE number < $1 ORDER BY number DESC LIMIT $2";

    // All rows of each cursor are read, so what counts is when the last comes, and rows are sorted in memory while
    // they fit.
    private const string Frame =
        """
        SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL cursor_tuple_fraction = 1;
        SET LOCAL work_mem = '32MB'
        """;

    private const string Export = "SELECT pg_export_snapshot()";

    /// <summary>All of it is of one moment, and nothing can be written.</summary>
    public async Task<T> ReadAsync<T>(Func<ILedgerSource, Task<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead, cancellationToken);
        await ExecuteAsync(connection, Frame, cancellationToken);
        await using var export = connection.Patient(Export);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        await using var beside = await database.OpenConnectionAsync(cancellationToken);
        await using var same = await beside.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        // The name is the server's own: digits, letters and hyphens.
        await ExecuteAsync(beside, $"SET TRANSACTION SNAPSHOT '{snapshot}'; {Frame}", cancellationToken);
        return await read(new PostgresLedgerSource(connection, beside));
    }

    public async Task<LedgerReplay> AddAsync(
        long run, LedgerReplay finished, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finished);
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Time(finished.StartedAt)
            .Time(finished.FinishedAt)
            .Whole(finished.Result.Positions)
            .Whole(finished.Result.Events)
            .Whole(finished.Result.Checkpoints)
            .Whole(finished.Result.Unsealed)
            .Whole(finished.Result.Findings)
            .Texts([.. finished.FirstFindings])
            .Whole(finished.Anchors?.Compared)
            .Whole(finished.Anchors?.Wrong)
            .Text(finished.Anchors?.Away);
        batch.Add(Forget).Whole(run).Time(finished.FinishedAt - Limits.ReplaySilence);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var number = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        return finished with { Number = number };
    }

    public async Task<long> BeginAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Begin).Time(at);
        return (long)(await batch.ExecuteScalarAsync(cancellationToken))!;
    }

    public Task ReportAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(Report, new ReplayRun(run, at, at, progress, FailedAt: null), cancellationToken);

    public Task FailAsync(
        long run, VerificationProgress progress, DateTimeOffset at, CancellationToken cancellationToken) =>
        ChangeAsync(Fail, new ReplayRun(run, at, at, progress, at), cancellationToken);

    public async Task<IReadOnlyList<ReplayRun>> ListRunsAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ListRuns).Whole(Limits.ReplayRuns);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(ReadRun, cancellationToken);
    }

    public async Task<Slice<LedgerReplay>> ListAsync(long before, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(List).Whole(before).Whole(limit + 1);
        return await batch.ToSliceAsync(Read, new Page(limit, 0), cancellationToken);
    }

    private async Task ChangeAsync(string sql, ReplayRun it, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(sql).Whole(it.Id).Time(it.UpdatedAt).Whole(it.Progress.Read).Whole(it.Progress.ToRead);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static ReplayRun ReadRun(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.Time(1),
        row.Time(2),
        new VerificationProgress(row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4)),
        row.TimeOrNull(5));

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.Patient(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static LedgerReplay Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.Time(1),
        row.Time(2),
        new VerificationResult(
            row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7)),
        row.GetFieldValue<string[]>(8))
    {
        Anchors = row.IsDBNull(9)
            ? null
            : new AnchorComparison(row.GetInt64(9), row.GetInt64(10), row.TextOrNull(11)),
    };
}
