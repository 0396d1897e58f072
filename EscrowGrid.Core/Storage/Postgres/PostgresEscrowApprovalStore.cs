using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresEscrowApprovalStore(NpgsqlDataSource database) : IEscrowApprovalStore
{
    /// <summary>The command first, as its own table shows it.</summary>
    private const string Columns =
        CommandRows.Columns + ", created_at, currency, amount, requested_by, requested_by_key, approval_state, "
        + "decided_by, decision_reason, decided_at, is_superseded, is_withdrawn";

    // Who asked has to be of the staff still, or the key alive, when it is approved.
    private const string IsWithdrawn =
        """
        ((requested_by IS NOT NULL AND NOT EXISTS (SELECT FROM users AS asker
            WHERE asker.id = requested_by AND asker.state = 'ACTIVE' AND asker.role IN ('STAFF', 'ADMIN')))
        OR EXISTS (SELECT FROM api_keys AS key WHERE key.id = requested_by_key AND key.revoked_at IS NOT NULL))
        """;

    // What follows from other rows is looked up with the row, never stored.
    private const string Approvals =
        $"""
        (SELECT command.*, asked.created_at, asked.expires_at, asked.currency, asked.amount, asked.requested_by,
            asked.requested_by_key, asked.state AS approval_state, asked.decided_by, asked.decision_reason,
            asked.decided_at, escrow.decisive_version <> command.only_at_version AS is_superseded,
            {IsWithdrawn} AS is_withdrawn
        FROM escrow_approvals AS asked
        JOIN escrow_commands AS command ON command.id = asked.id
        JOIN escrows AS escrow ON escrow.id = command.escrow_id) AS approval
        """;

    private const string Find = $"SELECT {Columns} FROM {Approvals} WHERE id = $1";

    private const string Insert =
        """
        INSERT INTO escrow_approvals
            (id, currency, amount, requested_by, requested_by_key, created_at, expires_at, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'PENDING')
        """;

    // Rivals wait here for the row; whoever comes second finds it decided and changes no row.
    private const string Decide =
        $"""
        WITH decided AS (
            UPDATE escrow_approvals SET state = $2, decided_by = $3, decision_reason = $4, decided_at = $5
            WHERE id = $1 AND state = 'PENDING' AND ($2 <> 'APPROVED' OR (expires_at > $5 AND NOT {IsWithdrawn}
                AND EXISTS (SELECT FROM escrow_commands AS command JOIN escrows ON escrows.id = command.escrow_id
                    WHERE command.id = $1 AND escrows.decisive_version = command.only_at_version)))
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM decided
        """;

    private const string MoveCommand =
        """
        WITH moved AS (
            UPDATE escrow_commands SET state = $2, error_code = $3, settled_at = $4
            WHERE id = $1 AND state = 'AWAITING_APPROVAL' RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM moved
        """;

    private const string StateNow =
        """
        (CASE WHEN approval_state <> 'PENDING' THEN approval_state WHEN is_superseded THEN 'SUPERSEDED'
            WHEN is_withdrawn THEN 'WITHDRAWN' WHEN expires_at <= {0} THEN 'EXPIRED' ELSE approval_state END) = {1}
        """;

    public async Task AddAsync(EscrowApproval requested, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddInserts([requested.Command]);
        batch.Add(Insert)
            .Uuid(requested.Id.Value)
            .Text(requested.Money.Currency.Code)
            .Number(requested.Money.Amount.Value)
            .Uuid(requested.RequestedBy?.Value)
            .Uuid(requested.RequestedByKey?.Value)
            .Time(requested.CreatedAt)
            .Time(requested.ExpiresAt);
        await batch.StoreAsync(trail, cancellationToken);
    }

    public async Task<EscrowApproval?> FindAsync(ApprovalId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Find).Uuid(id.Value);
        return await batch.FindAsync(Read, cancellationToken);
    }

    public async Task<Listing<EscrowApproval>> ListAsync(
        EscrowApprovalFilter filter, Page page, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("escrow_id", filter.Escrow?.Value);
        if (filter.State is { } state)
            where = where.And(StateNow, it => it.Time(now).Text(WireName<ApprovalState>.Of(state)), parameters: 2);
        await using var batch = database.CreateBatch();
        batch.AddPage(Approvals, Columns, where, page);
        return await batch.ToListingAsync(Read, page, cancellationToken);
    }

    public async Task<bool> DecideAsync(
        EscrowApproval decided, Trail? trail, JobAck? ack, CancellationToken cancellationToken)
    {
        var decision = decided.Decision ?? throw new ArgumentException("Nobody has decided.", nameof(decided));
        await using var batch = database.CreateBatch();
        batch.Add(Decide)
            .Uuid(decided.Id.Value)
            .Text(WireName<ApprovalState>.Of(decision.State))
            .Uuid(decision.By?.Value)
            .Text(decision.Reason)
            .Time(decision.At);
        batch.Add(MoveCommand)
            .Uuid(decided.Id.Value)
            .Text(WireName<CommandState>.Of(decided.Command.State))
            .Text(decided.Command.ErrorCode)
            .Time(decided.Command.SettledAt);
        JobRequest[] jobs = decision.State is ApprovalState.Approved ? [RunCommand.Request(decided.Command)] : [];
        if (trail is not null)
            return await batch.TryStoreAsync(trail with { Jobs = jobs }, cancellationToken);
        batch.Append(jobs, ack);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    private static EscrowApproval Read(NpgsqlDataReader row)
    {
        var command = CommandRows.Read(row);
        return new EscrowApproval(
            command,
            command.Escrow,
            command.OnlyAtVersion ?? 0,
            new Money(Amount.FromStored(row.GetDecimal(16)), Currency.FromStored(row.GetString(15))),
            UserOrNull(row, 17),
            row.Time(14))
        {
            RequestedByKey = row.IsDBNull(18) ? null : row.Id<ApiKeyId>(18),
            Decision = row.Name<ApprovalState>(19) is var state && state is ApprovalState.Pending
                ? null
                : new EscrowApprovalDecision(state, UserOrNull(row, 20), row.TextOrNull(21), row.Time(22)),
            IsSuperseded = row.GetBoolean(23),
            IsWithdrawn = row.GetBoolean(24),
        };
    }

    private static UserId? UserOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.Id<UserId>(column);
}
