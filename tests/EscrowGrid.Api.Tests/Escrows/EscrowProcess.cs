using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Storage.Postgres;
using EscrowGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>A process that decides commands and pays settlements; several of one place share the work.</summary>
internal sealed class EscrowProcess : IAsyncDisposable
{
    public static readonly EscrowActor Buyer = Party(ActorClass.Buyer, "b0000000-0000-4000-8000-000000000001");

    public static readonly EscrowActor Seller = Party(ActorClass.Seller, "50000000-0000-4000-8000-000000000001");

    public static readonly EscrowActor Staff = new(ActorClass.Staff, User: null);

    private readonly IHost _host;

    private EscrowProcess(IHost host) => _host = host;

    public IEscrowStore Store => Service<IEscrowStore>();

    /// <param name="place">What it shares with others.</param>
    /// <param name="rail">The provider.</param>
    /// <param name="time">Null for the machine's.</param>
    /// <param name="with">What the installation decides; null for nothing.</param>
    public static async Task<EscrowProcess> StartAsync(
        JobPlace place, IPaymentRail rail, TimeProvider? time = null, Action<IServiceCollection>? with = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new KycPolicy { IsOn = false });
        with?.Invoke(builder.Services);
        builder.Services.AddEscrowGridCore().AddSingleton(rail);
        if (place.Memory is { } memory)
        {
            builder.Services.AddMemoryStore().AddSingleton(memory);
        }
        else
        {
            builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(place.Database!));
            builder.Services.AddPostgresStore().AddHostedService<JobListener>();
        }

        builder.Services.AddJobWorker();
        builder.Services.AddEscrowWork();
        builder.Services.AddCollectionWork();
        var host = builder.Build();
        await host.StartAsync();
        return new EscrowProcess(host);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>With both parties; one a place.</summary>
    public async Task<InstitutionId> AddInstitutionAsync()
    {
        var id = new InstitutionId(Guid.NewGuid());
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var institution = new Institution(id, "A marketplace", [Region.Us], [], now, now);
        var change = new Change(AuditAction.InstitutionCreated, id, id.ToString(), now, JsonText.EmptyObject);
        var trail = Service<TrailRecorder>().Record(change, CallOf(Caller.Root), institution);
        await Service<IInstitutionStore>().AddAsync(institution, trail, CancellationToken.None);
        await MarketUsers.AddAsync(_host.Services, id, Buyer.User!.Value);
        await MarketUsers.AddAsync(_host.Services, id, Seller.User!.Value, "acct_seller");
        return id;
    }

    /// <param name="institution">Whose.</param>
    /// <param name="amount">In US dollars.</param>
    /// <param name="contract">Its contract; null for none.</param>
    /// <param name="period">For the delivery, and again for a dispute; null for no deadlines of them.</param>
    public async Task<Escrow> OpenAsync(
        InstitutionId institution, string amount = "100", string? contract = null, TimeSpan? period = null)
    {
        var opened = await Service<OpenEscrow>().HandleAsync(
            new OpenEscrow.Command(
                Buyer.User!.Value, Seller.User!.Value, Rail.Stripe, new Money(AmountOf(amount), Currency.Usd))
            {
                Institution = institution,
                ContractReference = contract,
                DeliveryPeriod = period,
                DisputePeriod = period,
            },
            CallOf(Caller.Root),
            CancellationToken.None);
        return opened.TryGet(out var escrow, out var problem)
            ? escrow
            : throw new InvalidOperationException($"{problem.Kind.Code} {problem.Details}");
    }

    /// <summary>Stores a command and waits until it is decided.</summary>
    public async Task<StoredCommand> RunAsync(
        Escrow escrow, EscrowCommand wanted, EscrowActor actor, CommandId? id = null)
    {
        var command = await SubmitAsync(escrow, wanted, actor, id);
        await Eventually.HoldsAsync(async () =>
            (await Store.FindCommandAsync(command.Id, CancellationToken.None))!.State is not CommandState.Pending);
        return (await Store.FindCommandAsync(command.Id, CancellationToken.None))!;
    }

    public async Task<StoredCommand> SubmitAsync(
        Escrow escrow, EscrowCommand wanted, EscrowActor actor, CommandId? id = null)
    {
        var command = new StoredCommand(
            id ?? new CommandId(Guid.NewGuid()),
            escrow.Id,
            escrow.Institution,
            wanted,
            actor,
            "request",
            escrow.CreatedAt);
        await Store.EnqueueAsync(new CommandBatch([command]), CancellationToken.None);
        Service<JobSignal>().Raise();
        return command;
    }

    public async Task<Escrow> FindAsync(Escrow escrow) => (await Store.FindAsync(escrow.Id, CancellationToken.None))!;

    public Task<Escrow> ReachesAsync(Escrow escrow, EscrowState state) => ReachesAsync(escrow, it => it.State == state);

    public async Task<Escrow> ReachesAsync(Escrow escrow, Func<Escrow, bool> holds)
    {
        await Eventually.HoldsAsync(async () => holds(await FindAsync(escrow)));
        return await FindAsync(escrow);
    }

    public static EscrowCommand.RecordPayment Payment(string amount, string provider) =>
        new(provider, new Money(AmountOf(amount), Currency.Usd), Sender: null);

    public static Amount AmountOf(string text) => Amount.TryParse(text, out var amount) is AmountError.None
        ? amount
        : throw new ArgumentException("Not an amount.", nameof(text));

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private static EscrowActor Party(ActorClass actor, string user) => new(actor, new UserId(Guid.Parse(user)));

    private static CallContext CallOf(Caller caller) => new(caller, "request", "TEST", "/escrows", ClientAddress: null);
}
