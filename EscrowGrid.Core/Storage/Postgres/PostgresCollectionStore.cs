using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresCollectionStore : ICollectionStore
{
    /// <summary>Deadlines pass many at once, and each of them asks.</summary>
    private const int AtOnce = 2;

    private const int Size = 64;

    private const string All =
        """
        (SELECT escrow_id, 'STRIPE' AS rail, payment_intent_id AS provider_id, NULL AS deposit_addr, state, error,
            opened_at, next_look_at, unread_since, attempt FROM stripe_escrows
        UNION ALL
        SELECT escrow_id, 'USDC_BASE', address_id, deposit_addr, state, error, opened_at, next_look_at, unread_since,
            attempt FROM stablecoin_escrows) AS collection
        """;

    private const string Columns =
        "escrow_id, rail, provider_id, deposit_addr, state, error, opened_at, next_look_at, unread_since, attempt";

    private const string Find = $"SELECT {Columns} FROM {All} WHERE escrow_id = {EscrowPartRows.AnyOf}";

    private const string FindByProvider = $"SELECT {Columns} FROM {All} WHERE rail = $1 AND provider_id = $2";

    private const string FindDue =
        $"SELECT {Columns} FROM {All} WHERE next_look_at <= $1 ORDER BY next_look_at, escrow_id LIMIT $2";

    private const string InsertCard =
        """
        INSERT INTO stripe_escrows (escrow_id, state, error, opened_at, next_look_at, attempt, payment_intent_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string InsertCoins =
        """
        INSERT INTO stablecoin_escrows (escrow_id, state, error, opened_at, next_look_at, attempt, address_id,
            deposit_addr, chain)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'BASE')
        """;

    private const string UnlessKnown = "ON CONFLICT (escrow_id) DO NOTHING";

    private const string OrClose =
        "ON CONFLICT (escrow_id) DO UPDATE SET state = 'CLOSED' "
        + "WHERE {0}.state = 'OPEN' AND {0}.attempt = EXCLUDED.attempt";

    private const string ReopenCard =
        """
        UPDATE stripe_escrows SET state = $3, error = $4, next_look_at = $5, payment_intent_id = $6, attempt = $2
        WHERE escrow_id = $1 AND state = 'CLOSED' AND attempt = $2 - 1
        """;

    private const string ReopenCoins =
        """
        UPDATE stablecoin_escrows SET state = $3, error = $4, next_look_at = $5, address_id = $6, deposit_addr = $7,
            attempt = $2
        WHERE escrow_id = $1 AND state = 'CLOSED' AND attempt = $2 - 1
        """;

    private readonly NpgsqlDataSource _database;
    private readonly Gatherer<EscrowId, EscrowCollection?> _reads;

    public PostgresCollectionStore(NpgsqlDataSource database) =>
        (_database, _reads) = (database, new(AtOnce, Size, ReadAsync));

    public async Task AddAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        AddInsert(batch, collection, UnlessKnown);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task<EscrowCollection?> FindAsync(EscrowId escrow, CancellationToken cancellationToken) =>
        _reads.AddAsync(escrow, cancellationToken);

    public async Task<EscrowCollection?> FindAsync(
        Rail rail, string providerId, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.Add(FindByProvider).Text(WireName<Rail>.Of(rail)).Text(providerId);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task CloseAsync(
        EscrowCollection closed,
        IReadOnlyList<JobRequest> following,
        JobAck ack,
        CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        AddInsert(batch, closed, OrClose.Replace("{0}", TableOf(closed.Rail), StringComparison.Ordinal));
        batch.Append(following);
        batch.Append(ack);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task ReopenAsync(EscrowCollection reopened, JobAck ack, CancellationToken cancellationToken)
    {
        var isCard = reopened.Rail is Rail.Stripe;
        await using var batch = _database.CreateBatch();
        var update = batch.Add(isCard ? ReopenCard : ReopenCoins)
            .Uuid(reopened.Escrow.Value)
            .Whole(reopened.Attempt)
            .Text(WireName<CollectionState>.Of(reopened.State))
            .Text(reopened.Error)
            .Time(reopened.NextLookAt)
            .Text(reopened.ProviderId);
        if (!isCard)
            update.Text(reopened.DepositAddress);
        batch.Append(ack);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<DateTimeOffset> MarkUnreadAsync(
        EscrowCollection collection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.Add(
                $"UPDATE {TableOf(collection.Rail)} SET unread_since = COALESCE(unread_since, $2) "
                + "WHERE escrow_id = $1 RETURNING unread_since")
            .Uuid(collection.Escrow.Value)
            .Time(now);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? reader.Time(0) : now;
    }

    public async Task MarkReadAsync(EscrowCollection collection, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.Add($"UPDATE {TableOf(collection.Rail)} SET unread_since = NULL WHERE escrow_id = $1")
            .Uuid(collection.Escrow.Value);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<EscrowCollection>> FindDueAsync(
        DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.Add(FindDue).Time(until).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(Read, cancellationToken);
    }

    public async Task PlanAsync(IReadOnlyList<PlannedLook> looks, CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        foreach (var (collection, nextLookAt, _) in looks)
        {
            batch.Add(PlanOf(collection.Rail))
                .Uuid(collection.Escrow.Value)
                .Time(nextLookAt)
                .Time(collection.NextLookAt);
        }

        batch.Append([.. looks.Select(it => it.Job).OfType<JobRequest>()]);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<EscrowCollection?>> ReadAsync(IReadOnlyList<EscrowId> wanted)
    {
        await using var batch = _database.CreateBatch();
        batch.Add(Find).Uuids([.. wanted.Select(it => it.Value)]);
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        var found = (await reader.ToListAsync(Read, CancellationToken.None)).ToDictionary(it => it.Escrow);
        return [.. wanted.Select(it => found.GetValueOrDefault(it))];
    }

    private static string TableOf(Rail rail) => rail is Rail.Stripe ? "stripe_escrows" : "stablecoin_escrows";

    private static string PlanOf(Rail rail) =>
        $"UPDATE {TableOf(rail)} SET next_look_at = $2 WHERE escrow_id = $1 AND next_look_at IS NOT DISTINCT FROM $3";

    private static void AddInsert(NpgsqlBatch batch, EscrowCollection collection, string otherwise)
    {
        var isCard = collection.Rail is Rail.Stripe;
        var insert = batch.Add($"{(isCard ? InsertCard : InsertCoins)} {otherwise}")
            .Uuid(collection.Escrow.Value)
            .Text(WireName<CollectionState>.Of(collection.State))
            .Text(collection.Error)
            .Time(collection.OpenedAt)
            .Time(collection.NextLookAt)
            .Whole(collection.Attempt)
            .Text(collection.ProviderId);
        if (!isCard)
            insert.Text(collection.DepositAddress);
    }

    private static EscrowCollection Read(NpgsqlDataReader row) => new(
        row.Id<EscrowId>(0), row.Name<Rail>(1), row.Name<CollectionState>(4), row.Time(6))
    {
        ProviderId = row.TextOrNull(2),
        DepositAddress = row.TextOrNull(3),
        Error = row.TextOrNull(5),
        NextLookAt = row.TimeOrNull(7),
        UnreadSince = row.TimeOrNull(8),
        Attempt = row.GetInt32(9),
    };
}
