using System.Net;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;
using Xunit.Abstractions;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>
/// An attacker who is the superuser of the database, with all triggers and foreign keys off, changes one thing at a
/// time; the verification has to find it and to name it. Each attempt is rolled back.
/// </summary>
[Collection(StoresDefinition.Name)]
public sealed class TamperTests(Stores stores, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Attempts = 1_000;
    private const int Seed = 20_261_121;

    private const string DropChecks =
        """
        DO $$
        DECLARE rule record;
        BEGIN
            FOR rule IN SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                WHERE contype = 'c' AND conislocal AND conrelid IN ('positions'::regclass, 'ledger_events'::regclass,
                    'position_events'::regclass, 'ledger_checkpoints'::regclass, 'ledger_movements'::regclass,
                    'ledger_balances'::regclass)
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.owner, rule.conname);
            END LOOP;
        END
        $$
        """;

    // xunit makes one instance of this class for each test, and each has a database of its own.
    private static int _databases;

    private NpgsqlDataSource _database = null!;
    private ApiUnderTest _api = null!;

    public async Task InitializeAsync()
    {
        var connection = await stores.CreateDatabaseAsync($"tamper_{Interlocked.Increment(ref _databases)}");
        _database = NpgsqlDataSource.Create(connection);
        _api = await ApiUnderTest.StartAsync(connection);
        var tenant = await _api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        for (var i = 0; i < 9; i++)
        {
            var position = (await tenant.PostPositionAsync(asset, $"{i + 1}.5")).Expect(HttpStatusCode.Created).Id;
            await MoveAsync(tenant, position, "FUNDED", i);
            if (i % 3 > 0)
                await MoveAsync(tenant, position, "PARTIALLY_RELEASED", i);
            if (i % 3 > 1)
                await MoveAsync(tenant, position, "RELEASED", i);
            if (i % 3 == 2)
                await _api.Service<SealLedger>().RunAsync(CancellationToken.None);
        }

        // The last of it is not sealed yet.
        await tenant.TransitionAsync((await tenant.PostPositionAsync(asset)).Id, "FUNDED");

        // Whoever owns the tables can drop their checks as well.
        await using var command = _database.CreateCommand(DropChecks);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Verification_OfAnUntouchedDatabase_FindsNothing()
    {
        await using var connection = await _database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var findings = new List<Finding>();

        var result = await new LedgerVerifier(findings.Add).RunAsync(
            new PostgresLedgerSource(connection), trusted: [], CancellationToken.None);

        Assert.Empty(findings);
        Assert.Equal(
            new VerificationResult(Positions: 10, Events: 29, Checkpoints: 3, Unsealed: 2, Findings: 0), result);
    }

    [Fact]
    public async Task Verification_OfAThousandRandomTampers_FindsAndNamesEachOfThem()
    {
        await using var connection = await _database.OpenConnectionAsync();
        var ledger = await ReadAsync(connection);
        var tampers = new Tampers(ledger, new Random(Seed));
        var caught = new Dictionary<string, int>(StringComparer.Ordinal);
        var missed = new List<string>();

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var tamper = tampers.Next();
            var findings = await VerifyTamperedAsync(connection, tamper, ledger.Trusted);
            if (findings.Any(tamper.IsNamedBy))
                caught[tamper.Name] = caught.GetValueOrDefault(tamper.Name) + 1;
            else
                missed.Add($"{attempt} {tamper.Name}: {tamper.Sql} -> {string.Join("; ", findings)}");
        }

        output.WriteLine($"seed {Seed}: {caught.Values.Sum()} of {Attempts} tampers caught and named");
        foreach (var (name, count) in caught.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            output.WriteLine($"{count,5} {name}");
        missed.ForEach(output.WriteLine);
        Assert.Empty(missed);
        Assert.Equal(tampers.Kinds, caught.Count);
    }

    private static async Task<List<Finding>> VerifyTamperedAsync(
        NpgsqlConnection connection, Tamper tamper, TrustedCheckpoint trusted)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(
            "SET LOCAL session_replication_role = replica; " + tamper.Sql, connection))
        {
            await command.ExecuteNonQueryAsync();
        }

        var findings = new List<Finding>();
        await new LedgerVerifier(findings.Add).RunAsync(
            new PostgresLedgerSource(connection), [trusted], CancellationToken.None);
        await transaction.RollbackAsync();
        return findings;
    }

    private static async Task<TamperTarget> ReadAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var source = new PostgresLedgerSource(connection);
        var histories = new List<PositionHistory>();
        await foreach (var history in source.ReadHistoriesAsync(CancellationToken.None))
            histories.Add(history);
        var checkpoints = new List<SealedLeaves>();
        await foreach (var checkpoint in source.ReadCheckpointsAsync(CancellationToken.None))
            checkpoints.Add(checkpoint);
        return new TamperTarget(histories, checkpoints);
    }

    private static async Task MoveAsync(Tenant tenant, string position, string state, int number) =>
        (await tenant.Admin.PostAsync(
            $"/positions/{position}/transition",
            $$"""{"toState":"{{state}}","reason":"step {{number}}","metadata":{"b":{{number}}.10,"a":"\u00e9"} }"""))
        .Expect(HttpStatusCode.OK);
}
