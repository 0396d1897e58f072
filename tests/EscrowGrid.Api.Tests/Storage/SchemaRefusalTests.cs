using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;
using Npgsql;

namespace EscrowGrid.Api.Tests.Storage;

/// <summary>What the database refuses by itself, whoever asks.</summary>
[Collection(StoresDefinition.Name)]
public sealed class SchemaRefusalTests(Stores stores) : IAsyncLifetime
{
    private const string AppendOnly = "EG403";
    private const string BrokenCheck = PostgresErrorCodes.CheckViolation;

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(stores.Database);
    private Guid _position;

    public async Task InitializeAsync()
    {
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");
        _position = PrefixedId.Parse<PositionId>(position).Value;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("UPDATE ledger_events SET payload = '{}' WHERE position_id = $1", AppendOnly)]
    [InlineData("DELETE FROM ledger_events WHERE position_id = $1", AppendOnly)]
    [InlineData("UPDATE ledger_movements SET amount = amount + 1 WHERE subject_id = $1", AppendOnly)]
    [InlineData("DELETE FROM ledger_movements WHERE subject_id = $1", AppendOnly)]
    [InlineData("DELETE FROM ledger_balances WHERE subject_id = $1", AppendOnly)]
    [InlineData("UPDATE ledger_balances SET balance = -1 WHERE subject_id = $1", BrokenCheck)]
    [InlineData(
        """
        INSERT INTO ledger_movements SELECT gen_random_uuid(), 1, at, institution_id, subject_kind, subject_id, 'HELD',
            'RELEASED', currency, amount + 0.00000001 FROM ledger_movements WHERE subject_id = $1
        """,
        BrokenCheck)]
    [InlineData(
        """
        INSERT INTO ledger_movements SELECT gen_random_uuid(), 1, at, institution_id, subject_kind, subject_id,
            'REFUNDED', 'HELD', currency, amount FROM ledger_movements WHERE subject_id = $1
        """,
        BrokenCheck)]
    [InlineData("UPDATE position_events SET reason = 'x' WHERE position_id = $1", AppendOnly)]
    [InlineData("DELETE FROM position_events WHERE position_id = $1", AppendOnly)]
    [InlineData("UPDATE audit_events SET path = $1::text", AppendOnly)]
    [InlineData("DELETE FROM audit_events WHERE id IS DISTINCT FROM $1", AppendOnly)]
    [InlineData("DELETE FROM positions WHERE id = $1", AppendOnly)]
    [InlineData("UPDATE positions SET amount = amount + 1, version = version + 1 WHERE id = $1", AppendOnly)]
    [InlineData("UPDATE positions SET state = 'RELEASED' WHERE id = $1", AppendOnly)]
    [InlineData("UPDATE positions SET state = 'RELEASED', version = version + 1 WHERE id = $1", AppendOnly)]
    [InlineData("UPDATE events SET payload = '{}' WHERE institution_id IS DISTINCT FROM $1", AppendOnly)]
    [InlineData("DELETE FROM events WHERE institution_id IS DISTINCT FROM $1", AppendOnly)]
    [InlineData(
        "UPDATE positions SET state = 'LOST', version = version + 1, ledger_head = sha256('x') WHERE id = $1",
        BrokenCheck)]
    [InlineData(
        "UPDATE positions SET state = 'CREATED', version = version + 1, ledger_head = sha256('x') WHERE id = $1",
        BrokenCheck)]
    [InlineData(
        """
        UPDATE positions SET remaining_amount = remaining_amount + 1, version = version + 1, ledger_head = sha256('x')
        WHERE id = $1
        """,
        AppendOnly)]
    [InlineData(
        """
        UPDATE positions SET metadata = '{}', version = version + 1, ledger_head = sha256('x') WHERE id = $1
        """,
        AppendOnly)]
    [InlineData(
        """
        UPDATE positions SET external_reference = 'x', is_reference_unique = true, version = version + 1,
            ledger_head = sha256('x')
        WHERE id = $1
        """,
        AppendOnly)]
    [InlineData(
        """
        UPDATE positions SET state = 'PARTIALLY_RELEASED', remaining_amount = -0.00000001, version = version + 1,
            ledger_head = sha256('x')
        WHERE id = $1
        """,
        BrokenCheck)]
    [InlineData(
        """
        UPDATE positions SET remaining_amount = remaining_amount - 1, version = version + 1, ledger_head = sha256('x')
        WHERE id = $1
        """,
        BrokenCheck)]
    [InlineData(
        "UPDATE positions SET state = 'RELEASED', version = version + 1, ledger_head = sha256('x') WHERE id = $1",
        BrokenCheck)]
    [InlineData(
        """
        INSERT INTO position_events (position_id, sequence, at, id, from_state, to_state, amount)
        SELECT position_id, 9, at, id, 'FUNDED', 'PARTIALLY_RELEASED', 0 FROM position_events WHERE position_id = $1
        """,
        BrokenCheck)]
    [InlineData(
        """
        INSERT INTO position_events SELECT position_id, 9, at, id, 'RELEASED', 'FUNDED'
        FROM position_events WHERE position_id = $1
        """,
        BrokenCheck)]
    public async Task Change_OfWhatIsPast_IsRefused(string sql, string sqlState)
    {
        await using var command = _database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _position });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(sqlState, refused.SqlState);
    }

    [Theory]
    [InlineData("ledger_events")]
    [InlineData("ledger_movements")]
    [InlineData("ledger_balances")]
    [InlineData("position_events")]
    [InlineData("audit_events")]
    [InlineData("events")]
    [InlineData("ledger_checkpoints")]
    [InlineData("idempotency_records")]
    public async Task Truncate_OfAnAppendOnlyTable_IsRefused(string table)
    {
        await using var command = _database.CreateCommand($"TRUNCATE {table}");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(AppendOnly, refused.SqlState);
    }

    [Fact]
    public async Task TransitionCheck_OfTheDatabase_HoldsThePairsOfTheTable()
    {
        await using var command = _database.CreateCommand(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'ck_position_events_transition' "
            + "AND conrelid = 'position_events'::regclass");
        var check = (string)(await command.ExecuteScalarAsync())!;
        string[] states = [.. WireName<PositionState>.All];
        var allowed = TransitionTable.Allowed.ToHashSet();

        foreach (var from in Enum.GetValues<PositionState>())
        {
            foreach (var to in Enum.GetValues<PositionState>())
            {
                var pair = $"(from_state = '{states[(int)from]}'::text) AND (to_state = '{states[(int)to]}'::text)";
                Assert.Equal(allowed.Contains((from, to)), check.Contains(pair, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task AuditRows_OfATenantAndOfRoot_NameTheActorAndTheWholeRequest()
    {
        await using var command = _database.CreateCommand(
            """
            SELECT concat_ws(' ', actor_role, api_key_id IS NULL, method, path, status_code, outcome, client_ip,
                resource_type, request_id <> '')
            FROM audit_events WHERE action IN ('INSTITUTION_CREATED', 'POSITION_TRANSITIONED')
                AND institution_id = (SELECT institution_id FROM positions WHERE id = $1)
            ORDER BY occurred_at DESC LIMIT 2
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = _position });
        await using var reader = await command.ExecuteReaderAsync();

        await reader.ReadAsync();
        Assert.Equal(
            $"admin f POST /positions/{new PositionId(_position)}/transition 200 success 127.0.0.1 position t",
            reader.GetString(0));
        await reader.ReadAsync();
        Assert.Equal("root t POST /institutions 201 success 127.0.0.1 institution t", reader.GetString(0));
    }

    [Fact]
    public async Task Refusals_ByTheAuthentication_CostNoRow()
    {
        var before = await CountAuditAsync();
        using var stranger = stores[Store.Postgres].ClientWith("ak_000000000000000000000000000000000000000000000000");

        await stranger.GetAsync("/positions");

        Assert.Equal(before, await CountAuditAsync());
    }

    private async Task<long> CountAuditAsync()
    {
        await using var command = _database.CreateCommand("SELECT count(*) FROM audit_events");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
