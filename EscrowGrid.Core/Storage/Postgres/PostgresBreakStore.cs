using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresBreakStore(NpgsqlDataSource database) : IBreakStore
{
    private const string Columns =
        "id, kind, rail, subject, at, escrow_id, institution_id, provider_id, our_amount, their_amount, currency, "
        + "note, created_at, last_seen_at, state, resolved_at, resolved_by, resolution, version";

    private const string Find = $"SELECT {Columns} FROM reconciliation_breaks WHERE id = $1";

    // Whoever comes second finds another version and changes no row.
    private const string Insert =
        $"""
        WITH stored AS (
            INSERT INTO reconciliation_breaks ({Columns})
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            ON CONFLICT (id) DO NOTHING RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM stored
        """;

    private const string Update =
        """
        WITH stored AS (
            UPDATE reconciliation_breaks SET kind = $2, rail = $3, subject = $4, at = $5, escrow_id = $6,
                institution_id = $7, provider_id = $8, our_amount = $9, their_amount = $10, currency = $11, note = $12,
                created_at = $13, last_seen_at = $14, state = $15, resolved_at = $16, resolved_by = $17,
                resolution = $18, version = $19
            WHERE id = $1 AND version = $19 - 1 RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM stored
        """;

    private const string ListUnseen =
        $"""
        SELECT {Columns} FROM reconciliation_breaks
        WHERE state = 'OPEN' AND last_seen_at < $1 AND id > $2 ORDER BY id LIMIT $3
        """;

    private const string CountOpen =
        "SELECT kind, count(*) FROM reconciliation_breaks WHERE state = 'OPEN' GROUP BY kind";

    private const string FindBeginning = "SELECT min(created_at) FROM escrows";

    // By the primary key: all escrows are looked at, an hour apart, and few are read.
    private const string ListCompared =
        """
        SELECT id FROM escrows AS escrow
        WHERE id > $2 AND (updated_at >= $1 OR state NOT IN ('RELEASED', 'REFUNDED', 'CANCELLED')
            OR EXISTS (SELECT FROM settlements
                WHERE escrow_id = escrow.id AND settlements.state IN ('RESERVED', 'SUBMITTED'))
            OR EXISTS (SELECT FROM reconciliation_breaks AS known
                WHERE known.escrow_id = escrow.id AND known.state = 'OPEN'))
        ORDER BY id LIMIT $3
        """;

    public async Task<ReconciliationBreak?> FindAsync(BreakId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Listing<ReconciliationBreak>> ListAsync(
        BreakFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("escrow_id", filter.Escrow?.Value)
            .Is("state", filter.State is { } state ? WireName<BreakState>.Of(state) : null)
            .Is("kind", filter.Kind is { } kind ? WireName<BreakKind>.Of(kind) : null)
            .Is("rail", filter.Rail is { } rail ? WireName<Rail>.Of(rail) : null);
        await using var batch = database.CreateBatch();
        batch.AddPage("reconciliation_breaks", Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    public async Task<bool> StoreAsync(BreakMove move, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddRow(batch, move.Before is null ? Insert : Update, move.After);
        return move.Trail is { } trail
            ? await batch.TryStoreAsync(trail, cancellationToken)
            : await batch.TryExecuteAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ReconciliationBreak>> ListUnseenAsync(
        DateTimeOffset since, BreakId? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ListUnseen).Time(since).Uuid(after?.Value ?? Guid.Empty).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(Read, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<BreakKind, long>> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(CountOpen);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var counts = await reader.ToListAsync(
            row => (Kind: row.Name<BreakKind>(0), Count: row.GetInt64(1)), cancellationToken);
        return counts.ToDictionary(it => it.Kind, it => it.Count);
    }

    public async Task<DateTimeOffset?> FindBeginningAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindBeginning);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.TimeOrNull(0) : null;
    }

    public async Task<IReadOnlyList<EscrowId>> ListComparedAsync(
        DateTimeOffset since, EscrowId? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ListCompared).Time(since).Uuid(after?.Value ?? Guid.Empty).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(row => row.Id<EscrowId>(0), cancellationToken);
    }

    private static void AddRow(NpgsqlBatch batch, string sql, ReconciliationBreak row)
    {
        var found = row.Found;
        batch.Add(sql)
            .Uuid(row.Id.Value)
            .Text(WireName<BreakKind>.Of(found.Kind))
            .Text(WireName<Rail>.Of(found.Rail))
            .Text(found.Subject)
            .Time(found.At)
            .Uuid(found.Escrow?.Value)
            .Uuid(found.Institution?.Value)
            .Text(found.ProviderId)
            .Number(found.Ours?.Amount.Value)
            .Number(found.Theirs?.Amount.Value)
            .Text((found.Ours ?? found.Theirs)?.Currency.Code)
            .Text(found.Note)
            .Time(row.FirstSeenAt)
            .Time(row.LastSeenAt)
            .Text(WireName<BreakState>.Of(row.State))
            .Time(row.ResolvedAt)
            .Text(row.ResolvedBy)
            .Text(row.Resolution)
            .Whole(row.Version);
    }

    private static ReconciliationBreak Read(NpgsqlDataReader row)
    {
        Currency? currency = row.IsDBNull(10) ? null : Currency.FromStored(row.GetString(10));
        var found = new FoundBreak(row.Name<BreakKind>(1), row.Name<Rail>(2), row.GetString(3), row.Time(4))
        {
            Escrow = row.IsDBNull(5) ? null : row.Id<EscrowId>(5),
            Institution = row.IsDBNull(6) ? null : row.Id<InstitutionId>(6),
            ProviderId = row.TextOrNull(7),
            Ours = ToMoney(row.AmountOrNull(8)),
            Theirs = ToMoney(row.AmountOrNull(9)),
            Note = row.TextOrNull(11),
        };
        return new ReconciliationBreak(found, row.Time(12))
        {
            LastSeenAt = row.Time(13),
            State = row.Name<BreakState>(14),
            ResolvedAt = row.TimeOrNull(15),
            ResolvedBy = row.TextOrNull(16),
            Resolution = row.TextOrNull(17),
            Version = row.GetInt64(18),
        };

        Money? ToMoney(Amount? amount) => amount is { } it ? new Money(it, currency!.Value) : null;
    }
}
