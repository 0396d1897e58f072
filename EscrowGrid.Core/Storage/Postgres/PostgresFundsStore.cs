using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresFundsStore(NpgsqlDataSource database) : IFundsStore
{
    private const string Columns =
        "id, rail, provider_id, asset, created_at, collection_id, escrow_id, institution_id, amount, currency, sender, "
        + "state, reason, note, updated_at, version, missing_since";

    private const string Find = $"SELECT {Columns} FROM inbound_funds WHERE id = $1";

    private const string FindOfEscrow =
        $"SELECT {Columns} FROM inbound_funds WHERE escrow_id = $1 ORDER BY created_at, id";

    private const string CountParked =
        """
        SELECT state, count(*) FROM inbound_funds WHERE state IN ('HELD', 'UNMATCHED', 'REVERSED') GROUP BY state
        """;

    private const string Insert =
        $"""
        WITH stored AS (
            INSERT INTO inbound_funds ({Columns})
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT (id) DO NOTHING RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM stored
        """;

    // Whoever comes second finds another version and changes no row.
    private const string Update =
        """
        WITH stored AS (
            UPDATE inbound_funds SET collection_id = $3, escrow_id = $4, institution_id = $5, amount = $6,
                currency = $7, sender = $8, state = $9, reason = $10, note = $11, updated_at = $12, version = $2,
                missing_since = $13
            WHERE id = $1 AND version = $2 - 1 RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM stored
        """;

    public async Task<InboundFunds?> FindAsync(FundsId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<IReadOnlyList<InboundFunds>> FindOfEscrowAsync(
        EscrowId escrow, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindOfEscrow).Uuid(escrow.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(Read, cancellationToken);
    }

    public async Task<Listing<InboundFunds>> ListAsync(
        FundsFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("escrow_id", filter.Escrow?.Value)
            .Is("state", filter.State is { } state ? WireName<FundsState>.Of(state) : null)
            .Is("rail", filter.Rail is { } rail ? WireName<Rail>.Of(rail) : null);
        await using var batch = database.CreateBatch();
        batch.AddPage("inbound_funds", Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<FundsState, long>> CountParkedAsync(CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(CountParked);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var counts = await reader.ToListAsync(
            row => (State: row.Name<FundsState>(0), Count: row.GetInt64(1)), cancellationToken);
        return counts.ToDictionary(it => it.State, it => it.Count);
    }

    public async Task<bool> StoreAsync(FundsMove move, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        if (move.Before is null)
            AddInsert(batch, move.After);
        else
            AddUpdate(batch, move.After);
        JobRequest[] jobs = [];
        if (move.Command is { } command)
        {
            batch.AddInserts([command]);
            jobs = [RunCommand.Request(command)];
        }

        if (move.Trail is { } trail)
            return await batch.TryStoreAsync(trail with { Jobs = jobs }, cancellationToken);
        batch.Append(jobs);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    private static void AddInsert(NpgsqlBatch batch, InboundFunds funds) => batch.Add(Insert)
        .Uuid(funds.Id.Value)
        .Text(WireName<Rail>.Of(funds.Rail))
        .Text(funds.ProviderId)
        .Text(funds.Asset)
        .Time(funds.SeenAt)
        .Text(funds.CollectionId)
        .Uuid(funds.Escrow?.Value)
        .Uuid(funds.Institution?.Value)
        .Number(funds.Money?.Amount.Value)
        .Text(funds.Money?.Currency.Code)
        .Text(funds.Sender)
        .Text(WireName<FundsState>.Of(funds.State))
        .Text(funds.Reason)
        .Text(funds.Note)
        .Time(funds.UpdatedAt)
        .Whole(funds.Version)
        .Time(funds.MissingSince);

    private static void AddUpdate(NpgsqlBatch batch, InboundFunds funds) => batch.Add(Update)
        .Uuid(funds.Id.Value)
        .Whole(funds.Version)
        .Text(funds.CollectionId)
        .Uuid(funds.Escrow?.Value)
        .Uuid(funds.Institution?.Value)
        .Number(funds.Money?.Amount.Value)
        .Text(funds.Money?.Currency.Code)
        .Text(funds.Sender)
        .Text(WireName<FundsState>.Of(funds.State))
        .Text(funds.Reason)
        .Text(funds.Note)
        .Time(funds.UpdatedAt)
        .Time(funds.MissingSince);

    private static InboundFunds Read(NpgsqlDataReader row) => new(
        row.Id<FundsId>(0), row.Name<Rail>(1), row.GetString(2), row.GetString(3), row.Time(4))
    {
        CollectionId = row.TextOrNull(5),
        Escrow = row.IsDBNull(6) ? null : row.Id<EscrowId>(6),
        Institution = row.IsDBNull(7) ? null : row.Id<InstitutionId>(7),
        Money = row.AmountOrNull(8) is { } amount ? new Money(amount, Currency.FromStored(row.GetString(9))) : null,
        Sender = row.TextOrNull(10),
        State = row.Name<FundsState>(11),
        Reason = row.TextOrNull(12),
        Note = row.TextOrNull(13),
        UpdatedAt = row.Time(14),
        Version = row.GetInt64(15),
        MissingSince = row.TimeOrNull(16),
    };
}
