using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresApprovalStore(NpgsqlDataSource database) : IApprovalStore
{
    private const string StoredColumns =
        "id, institution_id, position_id, position_version, to_state, amount, reason, metadata, requested_by, "
        + "created_at, expires_at";

    private const string Columns =
        StoredColumns + ", state, decided_by, decision_reason, decided_at, is_superseded, is_withdrawn";

    // What follows from other rows is looked up with the row, never stored.
    private const string Approvals =
        """
        (SELECT approvals.*, position.version <> approvals.position_version AS is_superseded, EXISTS (
            SELECT FROM api_keys AS key WHERE key.id = approvals.requested_by AND key.revoked_at IS NOT NULL
        ) AS is_withdrawn
        FROM approvals JOIN positions AS position ON position.id = approvals.position_id) AS approval
        """;

    private const string Insert =
        $"INSERT INTO approvals ({StoredColumns}, state) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'PENDING')";

    private const string Find = $"SELECT {Columns} FROM {Approvals} WHERE id = $1";

    private const string FindOpen =
        $"""
        SELECT {Columns} FROM {Approvals}
        WHERE position_id = $1 AND position_version = $2 AND requested_by IS NOT DISTINCT FROM $3
            AND state = 'PENDING' AND expires_at > $4
        ORDER BY created_at, id
        """;

    // Rivals wait here for the row; whoever comes second finds it decided and changes no row.
    private const string Decide =
        """
        WITH decided AS (
            UPDATE approvals SET state = $2, decided_by = $3, decision_reason = $4, decided_at = $5
            WHERE id = $1 AND state = 'PENDING' AND ($2 = 'REJECTED' OR NOT EXISTS (
                SELECT FROM api_keys AS key WHERE key.id = approvals.requested_by AND key.revoked_at IS NOT NULL))
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM decided
        """;

    private const string AreOne =
        """
        WITH RECURSIVE line (start, id) AS (
            SELECT id, id FROM api_keys WHERE id IN ($1, $2)
            UNION
            SELECT line.start, key.replaced_by FROM line JOIN api_keys AS key ON key.id = line.id
            WHERE key.replaced_by IS NOT NULL
        )
        SELECT EXISTS (SELECT FROM line WHERE start = $1 AND id = $2 OR start = $2 AND id = $1)
        """;

    private const string StateNow =
        """
        (CASE WHEN state <> 'PENDING' THEN state WHEN is_superseded THEN 'SUPERSEDED' WHEN is_withdrawn THEN 'WITHDRAWN'
            WHEN expires_at <= {0} THEN 'EXPIRED' ELSE state END) = {1}
        """;

    public async Task AddAsync(Approval approval, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(approval.Id.Value)
            .Uuid(approval.Institution.Value)
            .Uuid(approval.Position.Value)
            .Whole(approval.PositionVersion)
            .Text(WireName<PositionState>.Of(approval.Wanted.ToState))
            .Number(approval.Amount?.Value)
            .Text(approval.Wanted.Reason)
            .Json(approval.Wanted.Metadata)
            .Uuid(approval.RequestedBy?.Value)
            .Time(approval.CreatedAt)
            .Time(approval.ExpiresAt);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<Approval?> FindAsync(ApprovalId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<IReadOnlyList<Approval>> FindOpenAsync(
        Position position, ApiKeyId? requestedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindOpen).Uuid(position.Id.Value).Whole(position.Version).Uuid(requestedBy?.Value).Time(now);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(Read, cancellationToken);
    }

    public async Task<Listing<Approval>> ListAsync(
        ApprovalFilter filter, Page page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("position_id", filter.Position?.Value);
        if (filter.State is { } state)
            where = where.And(StateNow, it => it.Time(now).Text(WireName<ApprovalState>.Of(state)), parameters: 2);
        await using var batch = database.CreateBatch();
        batch.AddPage(Approvals, Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    public async Task<bool> AreOneAsync(ApiKeyId first, ApiKeyId second, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(AreOne).Uuid(first.Value).Uuid(second.Value);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && reader.GetBoolean(0);
    }

    public async Task<bool> ApproveAsync(
        Approval approved, Trail trail, PositionMove move, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddDecision(batch, approved);
        return await batch.Append(trail).AddMove(move).TryStoreAsync(move.Trail, cancellationToken);
    }

    public async Task<bool> RejectAsync(Approval rejected, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddDecision(batch, rejected);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    private static void AddDecision(NpgsqlBatch batch, Approval decided)
    {
        var decision = decided.Decision ?? throw new ArgumentException("Nobody has decided.", nameof(decided));
        batch.Add(Decide)
            .Uuid(decided.Id.Value)
            .Text(WireName<ApprovalState>.Of(decision.IsApproved ? ApprovalState.Approved : ApprovalState.Rejected))
            .Uuid(decision.By?.Value)
            .Text(decision.Reason)
            .Time(decision.At);
    }

    private static Approval Read(NpgsqlDataReader row)
    {
        var toState = row.Name<PositionState>(4);
        var amount = row.AmountOrNull(5);
        var given = toState is PositionState.PartiallyReleased ? amount : null;
        return new Approval(
            row.Id<ApprovalId>(0),
            row.Id<InstitutionId>(1),
            row.Id<PositionId>(2),
            row.GetInt64(3),
            new WantedTransition(toState, given, row.TextOrNull(6), row.JsonOrNull(7)),
            amount,
            KeyOrNull(row, 8),
            row.Time(9),
            row.Time(10))
        {
            Decision = ReadDecision(row),
            IsSuperseded = row.GetBoolean(15),
            IsWithdrawn = row.GetBoolean(16),
        };
    }

    private static ApprovalDecision? ReadDecision(NpgsqlDataReader row)
    {
        var state = row.Name<ApprovalState>(11);
        return state is ApprovalState.Pending
            ? null
            : new ApprovalDecision(
                state is ApprovalState.Approved, KeyOrNull(row, 12), row.TextOrNull(13), row.Time(14));
    }

    private static ApiKeyId? KeyOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Id<ApiKeyId>(column);
}
