using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>What somebody with all rights in the database changes about an escrow, and what verifying says.</summary>
[Collection(StoresDefinition.Name)]
public sealed class EscrowTamperTests(Stores stores)
{
    public static TheoryData<string> Tampers => new(
        "UPDATE escrows SET amount = 1000",
        "UPDATE escrows SET seller_fee = 0",
        "UPDATE escrows SET seller_id = gen_random_uuid()",
        "UPDATE escrows SET state = 'REFUNDED'",
        "UPDATE escrows SET ledger_head = sha256('x')",
        "UPDATE escrows SET version = version - 1",
        "UPDATE escrows SET on_silence = 'RELEASE'",
        "UPDATE escrow_events SET payload = replace(payload::text, '99.5', '99.6')::json WHERE kind = 'RELEASED'",
        "UPDATE escrow_events SET at = at + interval '1 ms' WHERE sequence = 2",
        "UPDATE escrow_events SET new_state = 'DISPUTED' WHERE sequence = 3",
        "UPDATE escrow_events SET hash = sha256('x') WHERE sequence = 2",
        "DELETE FROM escrow_events WHERE sequence = 2",
        "DELETE FROM escrow_events WHERE kind = 'RELEASED'",
        "UPDATE ledger_movements SET amount = amount + 1 WHERE to_account = 'RELEASED'",
        "UPDATE ledger_movements SET to_account = 'REFUNDED' WHERE to_account = 'RELEASED'",
        "DELETE FROM ledger_movements WHERE to_account = 'FEES'",
        "UPDATE ledger_balances SET balance = balance + 1 WHERE account = 'RELEASED'",
        "DELETE FROM ledger_balances WHERE account = 'FEES'");

    [Fact]
    public async Task Escrow_AsItIs_IsSoundAndSealed()
    {
        var place = await SettledAsync();

        var (result, findings) = await VerifyAsync(place);

        Assert.Empty(findings);
        Assert.Equal((1, 5, 0), (result.Escrows, result.Events, result.Unsealed));
    }

    [Theory]
    [MemberData(nameof(Tampers))]
    public async Task Escrow_TamperedWith_IsFound(string tamper)
    {
        var place = await SettledAsync();
        await using var database = NpgsqlDataSource.Create(place.Database!);
        await using var attack = database.CreateCommand($"SET session_replication_role = replica; {tamper}");
        Assert.True(await attack.ExecuteNonQueryAsync() > 0);

        Assert.NotEmpty((await VerifyAsync(place)).Findings);
    }

    private static async Task<(VerificationResult Result, List<Finding> Findings)> VerifyAsync(JobPlace place)
    {
        await using var database = NpgsqlDataSource.Create(place.Database!);
        await using var connection = await database.OpenConnectionAsync();
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var findings = new List<Finding>();
        var result = await new LedgerVerifier(findings.Add)
            .RunAsync(new PostgresLedgerSource(connection), trusted: [], CancellationToken.None);
        return (result, findings);
    }

    private async Task<JobPlace> SettledAsync()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await EscrowProcess.StartAsync(place, new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);
        await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);
        await process.ReachesAsync(escrow, EscrowState.Released);
        await Eventually.HoldsAsync(async () =>
            await process.Service<SealLedger>().RunAsync(CancellationToken.None) == 0
            && (await VerifyAsync(place)).Result.Unsealed == 0);
        return place;
    }
}
