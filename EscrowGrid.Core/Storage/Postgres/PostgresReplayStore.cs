using System.Data;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

public sealed class PostgresReplayStore(NpgsqlDataSource database) : IReplayStore
{
    private const string Columns =
        "number, started_at, finished_at, positions, ledger_events, checkpoints, unsealed, findings, first_findings";

    private const string Insert =
        """
        INSERT INTO ledger_replays (started_at, finished_at, positions, ledger_events, checkpoints, unsealed, findings,
            first_findings)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING number
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

    public async Task<LedgerReplay> AddAsync(LedgerReplay finished, CancellationToken cancellationToken)
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
            .Texts([.. finished.FirstFindings]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return finished with { Number = reader.GetInt64(0) };
    }

    public async Task<Slice<LedgerReplay>> ListAsync(long before, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(List).Whole(before).Whole(limit + 1);
        return await batch.ToSliceAsync(Read, new Page(limit, 0), cancellationToken);
    }

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
        row.GetFieldValue<string[]>(8));
}
