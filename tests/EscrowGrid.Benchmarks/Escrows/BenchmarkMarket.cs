using System.Collections.Concurrent;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Storage.Postgres;
using EscrowGrid.Core.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>A marketplace in one process: it stores commands, decides them, and waits for what is decided.</summary>
internal sealed class BenchmarkMarket : IAsyncDisposable
{
    private const int AtOnce = 500;
    private const int Openers = 16;

    /// <summary><c>QUEUE_CONCURRENCY</c>.</summary>
    public const int Slots = 40;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly IHost _host;
    private readonly NpgsqlDataSource _database;
    private readonly string _connection;
    private readonly IReadOnlyList<InstitutionId> _institutions;

    private BenchmarkMarket(IHost host, string connection, int institutions)
    {
        _host = host;
        _connection = connection;
        _database = Service<NpgsqlDataSource>();
        _institutions = [.. Enumerable.Range(0, institutions).Select(_ => new InstitutionId(Guid.NewGuid()))];
    }

    /// <summary>Of every escrow; a user of the first institution.</summary>
    public BenchmarkParty Buyer { get; private set; } = null!;

    /// <summary>Of every escrow; a user of the first institution.</summary>
    public BenchmarkParty Seller { get; private set; } = null!;

    private IEscrowStore Store => Service<IEscrowStore>();

    /// <param name="connection">Of a migrated database.</param>
    /// <param name="institutions">Whose the escrows are, in turn.</param>
    public static async Task<BenchmarkMarket> StartAsync(string connection, int institutions)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionTuning.Apply(connection)));
        builder.Services.AddEscrowGridCore().AddPostgresStore().AddHostedService<JobListener>();
        builder.Services.AddSingleton(new JobSettings { Slots = Slots });
        builder.Services.AddSingleton(new UserSettings { SignUp = SignUpMode.Open });
        builder.Services.AddJobWorker();
        builder.Services.AddEscrowWork();
        var host = builder.Build();
        await host.StartAsync();
        var market = new BenchmarkMarket(host, connection, institutions);
        foreach (var institution in market._institutions)
            await market.AddInstitutionAsync(institution);
        market.Buyer = await BenchmarkParty.SignUpAsync(host.Services, market._institutions[0], ActorClass.Buyer);
        market.Seller = await BenchmarkParty.SignUpAsync(host.Services, market._institutions[0], ActorClass.Seller);
        return market;
    }

    /// <summary>New escrows that wait for their money.</summary>
    public Task<IReadOnlyList<Escrow>> OpenAsync(int count) => OpenAsync(count, since: TimeSpan.Zero);

    /// <summary>Those whose time to be paid is over.</summary>
    public Task OpenDueAsync(int count) => OpenAsync(count, since: TimeSpan.FromDays(30));

    public Task PayAsync(IReadOnlyList<Escrow> escrows) => RunAsync(
        escrows,
        escrow => new EscrowCommand.RecordPayment($"ch_{escrow.Id.Value:N}", escrow.Money, Sender: null),
        EscrowActor.System);

    public Task DeliverAsync(IReadOnlyList<Escrow> escrows) =>
        RunAsync(escrows, _ => new EscrowCommand.MarkDelivered("Shipped", Description: null), Seller.Actor);

    public Task AcceptAsync(IReadOnlyList<Escrow> escrows) =>
        RunAsync(escrows, _ => new EscrowCommand.ConfirmDelivery(), Buyer.Actor);

    /// <summary>The provider has paid the sellers; what they are not paid are the fees.</summary>
    public async Task PaidOutAsync(IReadOnlyList<Escrow> escrows)
    {
        var settlements = await FindSettlementsAsync();
        await RunAsync(
            escrows,
            escrow => new EscrowCommand.RecordSettlement(
                settlements[escrow.Id], SettlementState.Confirmed, $"tr_{escrow.Id.Value:N}", Error: null),
            EscrowActor.System);
    }

    public async Task PassDeadlinesAsync()
    {
        await Service<PassDeadlines>().RunAsync(CancellationToken.None);
        var until = TimeProvider.System.GetUtcNow();
        using var timer = new PeriodicTimer(Look);
        while ((await Store.FindDueAsync(until, after: null, 1, CancellationToken.None)).Count > 0)
            await timer.WaitForNextTickAsync();
    }

    /// <summary>Works the whole ledger out again.</summary>
    /// <returns>How many events it has.</returns>
    public async Task<long> VerifyAsync()
    {
        var verifier = new LedgerVerifier(finding => throw new InvalidOperationException(finding.ToString()));
        var result = await Service<IReplayStore>().ReadAsync(
            source => verifier.RunAsync(source, trusted: [], CancellationToken.None), CancellationToken.None);
        return result.Events;
    }

    /// <summary>
    /// As a database is that has run for a while: it knows how many rows there are. Only the owner of the tables may.
    /// </summary>
    public async Task AnalyseAsync()
    {
        await using var owner = new NpgsqlConnection(_connection);
        await owner.OpenAsync();
        await using var analyse = new NpgsqlCommand("ANALYZE", owner);
        await analyse.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Ends when all of them are decided.</summary>
    private async Task RunAsync(
        IReadOnlyList<Escrow> escrows, Func<Escrow, EscrowCommand> wanted, EscrowActor actor)
    {
        var commands = escrows.Select(escrow => CommandOf(escrow, wanted(escrow), actor)).ToList();
        foreach (var batch in commands.Chunk(AtOnce))
        {
            await Store.EnqueueAsync(new CommandBatch(batch), CancellationToken.None);
            Service<JobSignal>().Raise();
        }

        using var timer = new PeriodicTimer(Look);
        await using var count = _database.CreateCommand(
            "SELECT count(*) FROM jobs WHERE type = $1 AND state IN ('READY', 'RUNNING', 'PARKED')");
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RunCommand.Type.Name });
        while ((long)(await count.ExecuteScalarAsync())! > 0)
            await timer.WaitForNextTickAsync();
        await ExpectAsync(commands);
    }

    /// <summary>What was refused has cost less than what was done.</summary>
    private async Task ExpectAsync(List<StoredCommand> commands)
    {
        await using var count = _database.CreateCommand(
            "SELECT count(*) FROM escrow_commands WHERE id = ANY($1) AND state = 'COMPLETED'");
        count.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. commands.Select(it => it.Id.Value)] });
        var done = (long)(await count.ExecuteScalarAsync())!;
        if (done != commands.Count)
            throw new InvalidOperationException($"{done} of {commands.Count} commands were carried out.");
    }

    private async Task<Dictionary<EscrowId, SettlementId>> FindSettlementsAsync()
    {
        await using var find = _database.CreateCommand(
            "SELECT escrow_id, id FROM settlements WHERE state = 'RESERVED'");
        await using var reader = await find.ExecuteReaderAsync();
        var settlements = new Dictionary<EscrowId, SettlementId>();
        while (await reader.ReadAsync())
            settlements.Add(new EscrowId(reader.GetGuid(0)), new SettlementId(reader.GetGuid(1)));
        return settlements;
    }

    private async Task<IReadOnlyList<Escrow>> OpenAsync(int count, TimeSpan since)
    {
        var opened = new ConcurrentBag<Escrow>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Openers },
            async (number, cancellationToken) =>
            {
                var at = TimeProvider.System.GetUtcNow().CutToMilliseconds() - since;
                var escrow = New(_institutions[number % _institutions.Count], at);
                var move = Service<EscrowRecorder>().Record(escrow, Buyer.Actor, Call);
                await Store.AddAsync(move, cancellationToken);
                opened.Add(move.After);
            });
        return [.. opened];
    }

    private static CallContext Call { get; } =
        new(Caller.Root, "request", "BENCHMARK", "/api/escrow", ClientAddress: null);

    private Escrow New(InstitutionId institution, DateTimeOffset at)
    {
        var money = new Money(Amount.FromStored(100), Currency.Usd);
        var terms = new EscrowTerms(
            Balance.FromStored(0.5m),
            at + TimeSpan.FromDays(7),
            TimeSpan.FromDays(7),
            SilenceOutcome.Refund,
            DeliveryPeriod: null,
            DisputePeriod: null,
            SilenceOutcome.Refund);
        return new Escrow(
            new EscrowId(Guid.NewGuid()),
            institution,
            Buyer.Id,
            Seller.Id,
            Rail.Stripe,
            money,
            terms,
            "acct_seller",
            at)
        {
            UpdatedAt = at,
            DueAt = terms.PaymentDeadline,
        };
    }

    private static StoredCommand CommandOf(Escrow escrow, EscrowCommand wanted, EscrowActor actor) => new(
        new CommandId(Guid.NewGuid()),
        escrow.Id,
        escrow.Institution,
        wanted,
        actor,
        "request",
        escrow.CreatedAt);

    private async Task AddInstitutionAsync(InstitutionId id)
    {
        var now = TimeProvider.System.GetUtcNow().CutToMilliseconds();
        var institution = new Institution(id, "A marketplace", [Region.Us], [], now, now);
        var change = new Change(AuditAction.InstitutionCreated, id, id.ToString(), now, JsonText.EmptyObject);
        var trail = Service<TrailRecorder>().Record(change, Call, institution);
        await Service<IInstitutionStore>().AddAsync(institution, trail, CancellationToken.None);
    }

    private T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
