using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresEscrowStore(NpgsqlDataSource database, EscrowGroups groups) : IEscrowStore
{
    private const string ContractIndex = "IX_escrows_institution_id_contract_reference";

    private const string FindOfContract =
        $"""
        SELECT {EscrowRows.Columns} FROM escrows
        WHERE institution_id = $1 AND contract_reference = $2 AND state <> 'CANCELLED'
        """;

    private const string ListEvents =
        $"""
        SELECT {EscrowEventRows.Columns} FROM escrow_events
        WHERE escrow_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3
        """;

    private const string FindCommand = $"SELECT {CommandRows.Columns} FROM escrow_commands WHERE id = $1";

    private const string FindHeld =
        """
        SELECT state, min(recorded_at), count(*) FILTER (WHERE due_at <= $1)
        FROM escrows JOIN funds_received ON escrow_id = id AND number = 0
        WHERE state IN ('FUNDS_HELD', 'DELIVERED', 'DISPUTED') GROUP BY state
        """;

    private const string FindDue =
        """
        SELECT id, institution_id, due_at, state, CASE state
            WHEN 'DELIVERED' THEN held_back_due_at IS NOT DISTINCT FROM due_at OR EXISTS (
                SELECT 1 FROM escrow_commands AS it WHERE it.escrow_id = escrows.id AND it.state = 'AWAITING_APPROVAL')
            ELSE true END
        FROM escrows
        WHERE due_at <= $1 AND (due_at, id) > ($3, $4) ORDER BY due_at, id LIMIT $2
        """;

    // As DeadlineNotices.IsNear has it.
    private const string FindNear =
        """
        SELECT id, institution_id, due_at, state, false FROM escrows
        WHERE due_at > $1 AND due_at <= $1 + $5 AND (due_at, id) > ($3, $4) AND told_due_at IS DISTINCT FROM due_at
            AND coalesce(CASE state
                WHEN 'AWAIT_FUNDS' THEN payment_deadline - created_at
                WHEN 'FUNDS_HELD' THEN delivery_period
                WHEN 'DELIVERED' THEN acceptance_period
                WHEN 'DISPUTED' THEN dispute_period
                END > $5, true)
            AND NOT EXISTS (
                SELECT 1 FROM escrow_commands AS it WHERE it.escrow_id = escrows.id AND it.state = 'AWAITING_APPROVAL')
        ORDER BY due_at, id LIMIT $2
        """;

    public async Task<bool> AddAsync(EscrowMove opened, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddInsert(opened.After);
        batch.Append([opened.Entry]);
        try
        {
            await batch.StoreAsync(opened.Trail, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.ConstraintName == ContractIndex)
        {
            return false;
        }
    }

    public Task<Escrow?> FindAsync(EscrowId id, CancellationToken cancellationToken) =>
        groups.FindAsync(id, cancellationToken);

    public Task<(StoredCommand? Command, Escrow? Escrow)> FindPendingAsync(
        CommandId command, EscrowId escrow, CancellationToken cancellationToken) =>
        groups.FindAsync(command, escrow, cancellationToken);

    public async Task<Listing<Escrow>> ListAsync(
        EscrowFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("buyer_id", filter.Buyer?.Value)
            .Is("seller_id", filter.Seller?.Value)
            .Is("state", filter.State is { } state ? WireName<EscrowState>.Of(state) : null)
            .Is("rail", filter.Rail is { } rail ? WireName<Rail>.Of(rail) : null);
        where = filter.Agreement is { } agreement
            ? where.Is("milestone_of", agreement.Value)
            : where.And("milestone_of IS NULL", _ => { }, parameters: 0);
        if (filter.Party is { } party)
            where = where.And("(buyer_id = {0} OR seller_id = {0})", command => command.Uuid(party.Value));
        await using var batch = database.CreateBatch();
        batch.AddPage("escrows", EscrowRows.Columns, where, page);
        return await batch.ToListingAsync(EscrowRows.Read, page, cancellationToken);
    }

    public async Task<Escrow?> FindByContractAsync(
        InstitutionId institution, string contract, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindOfContract).Uuid(institution.Value).Text(contract);
        return await batch.FindAsync(EscrowRows.Read, cancellationToken);
    }

    public async Task<IReadOnlyList<EscrowEvent>> ListEventsAsync(
        EscrowId id, long after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(ListEvents).Uuid(id.Value).Whole(after).Whole(limit);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(EscrowEventRows.Read, cancellationToken);
    }

    public async Task<bool> StoreAsync(EscrowMove move, CancellationToken cancellationToken)
    {
        if (EscrowGroups.Takes(move))
            return await groups.StoreAsync(move, cancellationToken);
        await using var batch = database.CreateBatch();
        batch.Append([move]);
        return await batch.TryStoreAsync(move.Trail, cancellationToken);
    }

    public Task<bool> TryStoreAsync(PromptCommand prompt, CancellationToken cancellationToken) =>
        groups.StoreAsync(prompt, cancellationToken);

    public async Task<bool> RejectAsync(StoredCommand rejected, JobAck ack, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddSettles([rejected]);
        batch.Append(ack);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    public async Task EnqueueAsync(CommandBatch commands, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddInserts(commands.Commands);
        JobRequest[] jobs = [.. commands.Commands.Select(RunCommand.Request)];
        if (commands.Trail is { } trail)
        {
            trail = trail with { Jobs = [.. jobs, .. trail.Jobs], Ack = commands.Ack };
            await batch.StoreAsync(trail, cancellationToken);
            return;
        }

        batch.Append(jobs, commands.Ack);
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task DeferAsync(JobRequest first, JobAck ack, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Append([first]);
        batch.Append(ack);
        await batch.ExecuteAsync(cancellationToken);
    }

    public async Task<StoredCommand?> FindCommandAsync(CommandId id, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindCommand).Uuid(id.Value);
        return await batch.FindAsync(CommandRows.Read, cancellationToken);
    }

    public async Task<IReadOnlyList<HeldMoney>> FindHeldAsync(
        DateTimeOffset near, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindHeld).Time(near);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new HeldMoney(row.Name<EscrowState>(0), row.Time(1), row.GetInt64(2)), cancellationToken);
    }

    public async Task<IReadOnlyList<DueEscrow>> FindDueAsync(
        DateTimeOffset until, DueEscrow? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddPage(batch.Add(FindDue).Time(until), after, limit);
        return await ReadDueAsync(batch, cancellationToken);
    }

    public async Task<IReadOnlyList<DueEscrow>> FindNearAsync(
        NoticeWindow window, DueEscrow? after, int limit, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddPage(batch.Add(FindNear).Time(window.Now), after, limit).Span(window.Notice);
        return await ReadDueAsync(batch, cancellationToken);
    }

    private static NpgsqlBatchCommand AddPage(NpgsqlBatchCommand command, DueEscrow? after, int limit) => command
        .Whole(limit)
        .Time(after?.DueAt ?? DateTimeOffset.UnixEpoch)
        .Uuid(after?.Id.Value ?? Guid.Empty);

    private static async Task<IReadOnlyList<DueEscrow>> ReadDueAsync(
        NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(
            row => new DueEscrow(
                row.Id<EscrowId>(0), row.Id<InstitutionId>(1), row.Time(2), row.Name<EscrowState>(3))
            {
                IsQuiet = row.GetBoolean(4),
            },
            cancellationToken);
    }
}
