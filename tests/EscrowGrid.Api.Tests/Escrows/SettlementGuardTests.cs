using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Storage;
using Npgsql;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>
/// What somebody with the services' rights writes into the tables, past all code: no escrow ever pays out more than is
/// set aside for it. The money that is set aside in these tests is 100, for one settlement of 99.50 and a fee of 0.50.
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class SettlementGuardTests(Stores stores)
{
    private const string Guard = "settlements_covered";

    private const string Confirm = "UPDATE settlements SET state = 'CONFIRMED' WHERE escrow_id = $1";

    private static readonly string BookRelease = Move("RESERVED", "RELEASED", "99.5");

    private static readonly string BookFee = Move("RESERVED", "FEES", "0.5");

    public static TheoryData<string, string> Overpayments => new()
    {
        { "one more beside it", Settle("RESERVED", "0.01", source: "ch_2") },
        { "one more that the provider has already", Settle("SUBMITTED", "0.01", source: "ch_2") },
        { "one more that is paid already", Settle("CONFIRMED", "0.01", source: "ch_2") },
        { "a refund of the same money", Settle("RESERVED", "100", kind: "REFUND") },
        { "paid, and nothing booked", Confirm },
        { "paid, and half of it booked", $"{Confirm}; {BookRelease}" },
        { "paid, and booked twice", $"{Move("OUTSIDE", "RESERVED", "100")}; {Confirm}; {BookRelease}; {BookRelease}" },
        { "booked, and not paid", $"{BookRelease}; {BookFee}" },
        { "held again while it is on its way", Move("RESERVED", "HELD", "0.01") },
        { "more set aside than came in", $"{Move("OUTSIDE", "RESERVED", "1")}; {Settle("RESERVED", "1", "ch_2")}" },
        { "released past all settlements", $"{Move("OUTSIDE", "HELD", "1")}; {Move("HELD", "RELEASED", "1")}" },
    };

    [Theory]
    [MemberData(nameof(Overpayments))]
    public async Task Write_ThatWouldPayMoreThanIsSetAside_IsRefused(string what, string sql)
    {
        var (database, escrow) = await SettlingAsync();
        await using var services = database;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(services, escrow, sql));

        Assert.Equal((what, "EG403", Guard), (what, refused.SqlState, refused.ConstraintName));
    }

    [Fact]
    public async Task Leg_OfADecision_HasOneSettlementThatHasNotFailed()
    {
        var (database, escrow) = await SettlingAsync();
        await using var services = database;
        var again = Settle("RESERVED", "0.01");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(services, escrow, again));

        Assert.Equal(
            (PostgresErrorCodes.UniqueViolation, "ix_settlements_leg"), (refused.SqlState, refused.ConstraintName));
    }

    /// <summary>In whatever order one transaction writes.</summary>
    [Fact]
    public async Task Write_ThatAddsUp_IsTaken()
    {
        var (database, escrow) = await SettlingAsync();
        await using var services = database;

        await WriteAsync(services, escrow, $"{Confirm}; {BookFee}; {BookRelease}");

        await using var asked = services.CreateCommand("SELECT state FROM settlements WHERE escrow_id = $1");
        asked.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = escrow.Id.Value });
        Assert.Equal("CONFIRMED", await asked.ExecuteScalarAsync());
    }

    /// <summary>Each sees what is set aside, and neither the other's settlement.</summary>
    [Fact]
    public async Task Rivals_AtTheSameMoney_AreTakenOnce()
    {
        var (database, escrow) = await SettlingAsync();
        await using var services = database;
        await WriteAsync(services, escrow, "UPDATE settlements SET state = 'FAILED' WHERE escrow_id = $1");
        await using var one = await services.OpenConnectionAsync();
        await using var other = await services.OpenConnectionAsync();
        await using var first = await one.BeginTransactionAsync();
        await using var second = await other.BeginTransactionAsync();
        await WriteAsync(one, escrow, Settle("RESERVED", "60", "ch_2"));
        await WriteAsync(other, escrow, Settle("RESERVED", "60", "ch_3", number: 71));

        await first.CommitAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => second.CommitAsync());

        Assert.Equal(Guard, refused.ConstraintName);
    }

    /// <summary>There nobody would see what a rival has written since.</summary>
    [Fact]
    public async Task Write_AtAnotherLevelOfIsolation_IsRefused()
    {
        var (database, escrow) = await SettlingAsync();
        await using var services = database;
        await using var connection = await services.OpenConnectionAsync();
        await using var transaction =
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await WriteAsync(connection, escrow, $"{Confirm}; {BookFee}; {BookRelease}");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());

        Assert.Equal("EG403", refused.SqlState);
    }

    [Theory]
    [InlineData("amount = 1000")]
    [InlineData("provider_id = 'ch_9'")]
    [InlineData("escrow_id = gen_random_uuid()")]
    public async Task Receipt_ThatCameIn_NeverBecomesAnother(string change)
    {
        var (database, escrow) = await SettlingAsync();
        await using var services = database;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(
            services, escrow, $"UPDATE funds_received SET {change} WHERE escrow_id = $1"));

        Assert.Equal("EG403", refused.SqlState);
    }

    private static string Settle(
        string state, string amount, string source = "ch_1", string kind = "RELEASE", int number = 70) =>
        $"""
        INSERT INTO settlements (id, escrow_id, number, decision, kind, amount, fee, source, destination, state)
        SELECT gen_random_uuid(), $1, {number}, decision_version, '{kind}', {amount}, 0, '{source}', 'acct_thief',
            '{state}'
        FROM escrows WHERE id = $1
        """;

    private static string Move(string from, string to, string amount) =>
        $"""
        INSERT INTO ledger_movements (ledger_event_id, number, at, institution_id, subject_kind, subject_id,
            from_account, to_account, currency, amount)
        SELECT gen_random_uuid(), 1, now(), institution_id, 'ESCROW', id, '{from}', '{to}', currency, {amount}
        FROM escrows WHERE id = $1
        """;

    /// <summary>All of it in one transaction.</summary>
    private static async Task WriteAsync(NpgsqlDataSource services, Escrow escrow, string sql)
    {
        await using var connection = await services.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await WriteAsync(connection, escrow, sql);
        await transaction.CommitAsync();
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Escrow escrow, string sql)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in sql.Split("; "))
        {
            var command = new NpgsqlBatchCommand(statement);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = escrow.Id.Value });
            batch.BatchCommands.Add(command);
        }

        Assert.True(await batch.ExecuteNonQueryAsync() > 0);
    }

    /// <summary>An escrow whose release is decided, at a provider that never hears of it.</summary>
    private async Task<(NpgsqlDataSource Services, Escrow Escrow)> SettlingAsync()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await EscrowProcess.StartAsync(
            place, new BookRail { Mishaps = _ => Mishap.LosesTheRequest });
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);
        await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);
        return (NpgsqlDataSource.Create(ConnectionTuning.Apply(place.Database!)), escrow);
    }
}
