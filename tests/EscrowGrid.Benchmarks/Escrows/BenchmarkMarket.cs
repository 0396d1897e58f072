using System.Collections.Concurrent;
using System.Diagnostics;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Storage.Postgres;
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

    private static readonly EscrowActor Buyer = new(ActorClass.Buyer, new UserId(Guid.NewGuid()));
    private static readonly EscrowActor Seller = new(ActorClass.Seller, new UserId(Guid.NewGuid()));

    private readonly IHost _host;
    private readonly InstitutionId _institution = new(Guid.NewGuid());

    private BenchmarkMarket(IHost host) => _host = host;

    private IEscrowStore Store => Service<IEscrowStore>();

    public static async Task<BenchmarkMarket> StartAsync(string connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionTuning.Apply(connection)));
        builder.Services.AddEscrowGridCore().AddPostgresStore().AddHostedService<JobListener>();
        builder.Services.AddJobWorker();
        builder.Services.AddEscrowWork();
        var host = builder.Build();
        await host.StartAsync();
        var market = new BenchmarkMarket(host);
        await market.AddInstitutionAsync();
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
        RunAsync(escrows, _ => new EscrowCommand.MarkDelivered("Shipped", Description: null), Seller);

    public async Task PassDeadlinesAsync()
    {
        await Service<PassDeadlines>().RunAsync(CancellationToken.None);
        var until = TimeProvider.System.GetUtcNow();
        while ((await Store.FindDueAsync(until, after: null, 1, CancellationToken.None)).Count > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20));
    }

    /// <summary>One payment of each escrow, at that rate, and how long each waited for its decision.</summary>
    /// <returns>In milliseconds.</returns>
    public async Task<List<double>> MeasureWaitsAsync(IReadOnlyList<Escrow> escrows, int perSecond)
    {
        var times = new ConcurrentBag<double>();
        var sent = new List<Task>();
        var clock = Stopwatch.StartNew();
        foreach (var escrow in escrows)
        {
            var due = TimeSpan.FromSeconds((double)sent.Count / perSecond) - clock.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            sent.Add(SendAsync(escrow));
        }

        await Task.WhenAll(sent);
        return [.. times];

        async Task SendAsync(Escrow escrow)
        {
            var start = Stopwatch.GetTimestamp();
            await SendOneAsync(escrow);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private async Task SendOneAsync(Escrow escrow)
    {
        var command = CommandOf(
            escrow,
            new EscrowCommand.RecordPayment($"ch_{escrow.Id.Value:N}", escrow.Money, Sender: null),
            EscrowActor.System);
        using var wait = Service<AwaitCommand>().Begin(command.Id);
        await Store.EnqueueAsync(new CommandBatch([command]), CancellationToken.None);
        Service<JobSignal>().Raise();
        await Service<AwaitCommand>().WaitAsync(command, wait, Limits.CommandPatience, CancellationToken.None);
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

        foreach (var command in commands)
        {
            while (await Store.FindCommandAsync(command.Id, CancellationToken.None) is
                { State: CommandState.Pending })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private async Task<IReadOnlyList<Escrow>> OpenAsync(int count, TimeSpan since)
    {
        var opened = new ConcurrentBag<Escrow>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Openers },
            async (_, cancellationToken) =>
            {
                var at = TimeProvider.System.GetUtcNow().CutToMilliseconds() - since;
                var escrow = New(at);
                var move = Service<EscrowRecorder>().Record(escrow, Buyer, Call);
                await Store.AddAsync(move, cancellationToken);
                opened.Add(move.After);
            });
        return [.. opened];
    }

    private static CallContext Call { get; } =
        new(Caller.Root, "request", "BENCHMARK", "/api/escrow", ClientAddress: null);

    private Escrow New(DateTimeOffset at)
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
            _institution,
            Buyer.User!.Value,
            Seller.User!.Value,
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

    private async Task AddInstitutionAsync()
    {
        var now = TimeProvider.System.GetUtcNow().CutToMilliseconds();
        var institution = new Institution(_institution, "A marketplace", [Region.Us], [], now, now);
        var change = new Change(
            AuditAction.InstitutionCreated, _institution, _institution.ToString(), now, JsonText.EmptyObject);
        var trail = Service<TrailRecorder>().Record(change, Call, institution);
        await Service<IInstitutionStore>().AddAsync(institution, trail, CancellationToken.None);
    }

    private T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
