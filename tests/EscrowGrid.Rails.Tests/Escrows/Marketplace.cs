using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Payments;
using EscrowGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Rails.Tests.Escrows;

/// <summary>A process that decides commands and pays settlements by a rail, all in memory.</summary>
internal sealed class Marketplace : IAsyncDisposable
{
    public static readonly EscrowActor Buyer = new(ActorClass.Buyer, new UserId(Guid.NewGuid()));

    public static readonly EscrowActor Seller = new(ActorClass.Seller, new UserId(Guid.NewGuid()));

    public static readonly EscrowActor Staff = new(ActorClass.Staff, User: null);

    private readonly IHost _host;

    private Marketplace(IHost host) => _host = host;

    public IEscrowStore Store => _host.Services.GetRequiredService<IEscrowStore>();

    public static async Task<Marketplace> StartAsync(IPaymentRail rail)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddEscrowGridCore().AddMemoryStore().AddSingleton(rail);
        builder.Services.AddJobWorker();
        builder.Services.AddEscrowWork();
        var host = builder.Build();
        await host.StartAsync();
        return new Marketplace(host);
    }

    public async Task<Escrow> OpenAsync(Rail rail, Money money, string destination)
    {
        var institution = new InstitutionId(Guid.NewGuid());
        await MarketUsers.AddAsync(_host.Services, institution, Buyer.User!.Value);
        await MarketUsers.AddAsync(_host.Services, institution, Seller.User!.Value, destination);
        var command = new OpenEscrow.Command(Buyer.User!.Value, Seller.User!.Value, rail, money)
        {
            Institution = institution,
        };
        var call = new CallContext(Caller.Root, "request", "TEST", "/escrows", ClientAddress: null);
        var opened = await _host.Services.GetRequiredService<OpenEscrow>().HandleAsync(command, call, default);
        Assert.True(opened.TryGet(out var escrow, out _));
        return escrow;
    }

    /// <summary>What the provider says has come in, each payment once.</summary>
    public async Task CollectAsync(Escrow escrow, IPaymentRail rail, Collection collection)
    {
        foreach (var payment in await rail.FindPaymentsAsync(collection, default))
        {
            Assert.Equal(InboundState.Confirmed, payment.State);
            await RunAsync(
                escrow,
                new EscrowCommand.RecordPayment(payment.ProviderId, payment.Money!.Value, payment.Sender),
                EscrowActor.System,
                CommandIds.OfPayment(escrow.Id, payment.ProviderId));
        }
    }

    public async Task RunAsync(Escrow escrow, EscrowCommand wanted, EscrowActor actor, CommandId? id = null)
    {
        var command = new StoredCommand(
            id ?? new CommandId(Guid.NewGuid()),
            escrow.Id,
            escrow.Institution,
            wanted,
            actor,
            "request",
            escrow.CreatedAt);
        await Store.EnqueueAsync(new CommandBatch([command]), default);
        _host.Services.GetRequiredService<JobSignal>().Raise();
        var done = await Polling.UntilAsync(() =>
            Store.FindCommandAsync(command.Id, default).Result is { State: not CommandState.Pending } it ? it : null);
        Assert.True(done.State is CommandState.Completed, $"{done.ErrorCode} {done.ErrorDetails}");
    }

    public Task<Escrow> ReachesAsync(Escrow escrow, EscrowState state) => Polling.UntilAsync(() =>
        Store.FindAsync(escrow.Id, default).Result is { } it && it.State == state ? it : null);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
